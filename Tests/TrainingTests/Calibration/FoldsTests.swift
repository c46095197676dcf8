import Conversations
import Testing
import Training

struct FoldsTests {
    @Test func `folds spread each label evenly and repeat`() {
        let labels = (0..<100).map { $0 % 7 }
        let folds = Folds.stratified(labels: labels, count: 5, seed: 3)
        #expect(folds == Folds.stratified(labels: labels, count: 5, seed: 3))
        #expect(folds != Folds.stratified(labels: labels, count: 5, seed: 4))
        for label in 0..<7 {
            let counts = (0..<5).map { fold in zip(labels, folds).count { $0 == label && $1 == fold } }
            #expect((counts.max() ?? 0) - (counts.min() ?? 0) <= 1)
        }
    }

    private func folds(of texts: [String]) -> [Int] {
        let rows = texts.enumerated().map { CorpusRow(text: $1, intent: IntentLabel($0 % 2 == 0 ? "a" : "b")) }
        return Folds.parting(rows, labels: rows.indices.map { $0 % 2 }, count: 4, seed: 7)
    }

    @Test func `near-duplicates share a fold, and the folds are of about one size`() {
        let words = ["alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliett"]
        var texts: [String] = []
        for first in words {
            for second in words where second != first {
                texts += ["\(first) wants \(second) now", "\(first) wants \(second) now!"]
            }
        }
        let folds = folds(of: texts)
        for pair in stride(from: 0, to: texts.count, by: 2) { #expect(folds[pair] == folds[pair + 1]) }
        for fold in 0..<4 { #expect((30...60).contains(folds.count { $0 == fold })) }
        #expect(folds == self.folds(of: texts))
    }

    @Test func `rows that are all alike are dealt out all the same`() {
        let folds = folds(of: [String](repeating: "bom dia", count: 40))
        for fold in 0..<4 { #expect(folds.count { $0 == fold } == 10) }
    }
}
