import Classifiers
import Testing
import Training

@Suite struct FeatureCountsTests {
    private static let texts = [
        "minha internet caiu", "a internet caiu de novo", "quero o boleto", "o boleto por favor", "banana banana",
    ]

    private static func rows(_ texts: [String]) -> FeatureRows {
        let folder = TextFolder(languages: ["pt"])
        return FeatureRows(
            count: texts.count, textBytes: texts.reduce(0) { $0 + $1.utf8.count }, settings: FeatureSettings(),
            lexicon: nil
        ) { (folder.fold(texts[$0]), []) }
    }

    private let arguments = FeatureArguments(algorithm: .linear)

    @Test func `what stands in enough rows is counted as counting by hand does`() {
        var kinds: [UInt32: FeatureKind] = [:]
        var byHand: [UInt32: Set<Int>] = [:]
        let rows = Self.rows(Self.texts)
        let extractor = FeatureExtractor(settings: FeatureSettings())
        let folder = TextFolder(languages: ["pt"])
        for (row, text) in Self.texts.enumerated() {
            extractor.forEach(in: folder.fold(text), concepts: [], of: nil) { occurrence in
                kinds[occurrence.key] = kinds[occurrence.key] ?? occurrence.kind
                byHand[occurrence.key, default: []].insert(row)
            }
        }
        let counts = FeatureCounts(rows, arguments: arguments, byteLimit: .max)
        #expect(counts.omitted.isEmpty)
        let kept = Dictionary(uniqueKeysWithValues: zip(counts.keys, counts.rowCounts.map(Int.init)))
        let wanted = byHand.filter { key, rows in
            rows.count >= arguments.leastRows[Int(kinds[key]?.rawValue ?? 0)]
        }.mapValues(\.count)
        #expect(kept.filter { wanted[$0.key] != nil } == wanted)
        // What occurs once is hardly ever held on to: here, only what occurs twice in one row may be.
        #expect(kept.count < byHand.count / 2)
    }

    @Test func `what does not fit is left out by whole families, the small pieces first`() {
        let rows = Self.rows(Self.texts)
        let all = FeatureCounts(rows, arguments: arguments, byteLimit: .max)
        let none = FeatureCounts(rows, arguments: arguments, byteLimit: 0)
        #expect(none.omitted == [.characters, .pair, .bigram])
        #expect(Set(none.kinds) == [.word])
        #expect(Set(all.kinds).isSuperset(of: [.word, .bigram, .pair, .characters]))
        var omitted: [Int] = []
        for limit in stride(from: 0, to: 60_000, by: 40) {
            let counts = FeatureCounts(rows, arguments: arguments, byteLimit: limit)
            #expect(Array([FeatureKind.characters, .pair, .bigram].prefix(counts.omitted.count)) == counts.omitted)
            omitted.append(counts.omitted.count)
        }
        #expect(omitted == omitted.sorted(by: >) && Set(omitted) == [0, 1, 2, 3])
    }
}
