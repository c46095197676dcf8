import Conversations
import Testing
import Training

@Suite struct NearDuplicatesTests {
    @Test func `case, accents and punctuation do not part two texts`() {
        let duplicates = NearDuplicates(["Minha internet está LENTA!", "quero cancelar", "minha internet esta lenta"])
        #expect(duplicates.groups == [0, 1, 0])
        #expect(duplicates.pairs.map(\.similarity) == [1])
        #expect(duplicates.duplicateCount == 1)
    }

    @Test func `the same pieces are not the same text`() {
        // Three-character pieces cannot tell these apart, nor texts that differ behind the part that is compared.
        let long = String(repeating: "ab cd ", count: 1000)
        let pairs = NearDuplicates(["kkkk", "kkkkkk", long + "x", long + "y", "Kkkk!"]).pairs
        #expect(pairs.map(\.isExact) == [false, false, true])
        #expect(pairs.map(\.second) == [1, 3, 4])
    }

    @Test func `another word or two still makes a near-duplicate, another sentence does not`() {
        let base = "por favor preciso da segunda via do boleto deste mês com urgência"
        let duplicates = NearDuplicates([base, base + " ok", "preciso falar sobre o meu boleto", "😀", "😢", "😀"])
        #expect(duplicates.groups == [0, 0, 2, 3, 4, 3])
    }

    @Test func `what the index finds is what comparing all with all finds`() {
        var generator = SeededGenerator(seed: 5)
        let words = [
            "internet", "lenta", "boleto", "hoje", "não", "caiu", "quero", "via", "conta", "mês", "plano", "ok",
        ]
        let texts = (0..<90).map { _ in
            (0..<Int.random(in: 3...9, using: &generator)).map { _ in words.randomElement(using: &generator) ?? "" }
                .joined(separator: " ")
        }
        let found = Set(NearDuplicates(texts, threshold: 0.7).groups.enumerated().map { [$0.offset, $0.element] })
        // Connected components by brute force over pairs judged two at a time.
        var groups = Array(texts.indices)
        for second in texts.indices {
            for first in 0..<second where NearDuplicates([texts[first], texts[second]], threshold: 0.7).groups[1] == 0 {
                let (low, high) = (min(groups[first], groups[second]), max(groups[first], groups[second]))
                groups = groups.map { $0 == high ? low : $0 }
            }
        }
        #expect(found == Set(groups.enumerated().map { [$0.offset, $0.element] }))
        #expect(Set(groups).count < texts.count)
    }

    @Test(.timeLimit(.minutes(1)))
    func `ten thousand copies are no ten thousand times ten thousand pairs`() {
        let duplicates = NearDuplicates([String](repeating: "minha internet caiu", count: 10_000))
        #expect(duplicates.duplicateCount == 9_999)
    }

    @Test func `no texts, empty texts and very long ones`() {
        #expect(NearDuplicates([]).groups.isEmpty)
        #expect(NearDuplicates(["", "", "a"]).groups == [0, 0, 2])
        #expect(NearDuplicates([String(repeating: "ab ", count: 100_000), "c"]).groups == [0, 1])
    }

    @Test func `a split keeps shares and near-duplicates`() {
        var rows = (0..<200).map { index in
            CorpusRow(text: "q\(index * 7919) z\(index * 104729)", intent: IntentLabel(index % 2 == 0 ? "a" : "b"))
        }
        rows += (0..<4).map { CorpusRow(text: "the very same words over and over \($0)", intent: IntentLabel("a")) }
        let groups = NearDuplicates(rows.map(\.text)).groups
        let split = GroupedSplit(rows, shares: [0.75, 0.25], groups: groups, seed: 1)
        #expect(Set(split.parts.suffix(4)).count == 1)
        #expect((49...53).contains(split.rows(in: 1).count))
        #expect(Set(split.rows(in: 1).map { rows[$0].intent }).count == 2)
        #expect(split.parts == GroupedSplit(rows, shares: [0.75, 0.25], groups: groups, seed: 1).parts)
    }
}
