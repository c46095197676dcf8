import Classifiers
import Conversations
import Testing

@testable import Training

@Suite struct OpponentRowsTests {
    /// Twelve rows: four intents of three words of their own, and one word that all have.
    private static let rows = (0..<12).map { row in
        CorpusRow(text: "comum palavra\(row % 4)\(row % 3 == 0 ? " palavra0" : "")", intent: IntentLabel("i\(row % 4)"))
    }

    private func opponents(limit: Int) throws -> (OpponentRows, labels: [Int]) {
        let arguments = TrainingArguments(languages: ["pt"])
        let corpus = try PreparedCorpus(rows: Self.rows, arguments: arguments, concepts: nil)
        let matrix = TrainingMatrix(rows: corpus.features(arguments.features.settings), arguments: arguments.features)
        return (OpponentRows(matrix: matrix, limit: limit), corpus.labels)
    }

    @Test func `ordinary corpora are learned from whole`() {
        // CLINC150 with its out-of-scope rows, Banking77, the starter domains.
        for (rows, intents) in [(15_100, 151), (10_003, 77), (6_000, 30)] {
            #expect(OpponentRows.limit(rows: rows, intents: intents) == nil)
        }
        #expect(OpponentRows.limit(rows: 40_000, intents: 4_000) == 5_000)
        #expect(OpponentRows.limit(rows: 5_000_000, intents: 10_000) == 2_000)
        #expect(OpponentRows.limit(rows: 1, intents: 0) == nil)
    }

    @Test func `an intent keeps its own rows, and meets those most like them and some others`() throws {
        let (opponents, labels) = try opponents(limit: 6)
        let question = OutputQuestion(whether: labels, are: 0, seed: 7)
        let chosen = opponents.rows(for: question)
        #expect(chosen.count == 3 + 6 && chosen == chosen.sorted() && Set(chosen).count == chosen.count)
        #expect(Set(chosen).isSuperset(of: [0, 4, 8]))
        // Rows of other intents that hold the intent's word.
        #expect(Set(chosen).isSuperset(of: [3, 6, 9]))
        #expect(opponents.rows(for: question) == chosen)
    }

    @Test func `within the bound nothing is left out`() throws {
        let (opponents, labels) = try opponents(limit: 9)
        #expect(opponents.rows(for: OutputQuestion(whether: labels, are: 0, seed: 7)) == Array(0..<12))
    }
}
