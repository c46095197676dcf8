import Classifiers
import Conversations
import Evaluation
import Testing
import Training

@Suite struct LabelDoubtSearchTests {
    private static let things = [
        "billing": ["boleto", "fatura", "cobrança", "pagamento", "conta"],
        "technical": ["internet", "conexão", "velocidade", "wifi", "roteador"],
        "plans": ["cancelar", "contrato", "plano", "mudança", "assinatura"],
    ]

    /// Sixty rows that are easily told apart, two of them with another's label.
    private static var rows: [CorpusRow] {
        var rows = things.sorted { $0.key < $1.key }.flatMap { intent, words in
            words.flatMap { word in
                ["quero \(word) hoje", "preciso de \(word) agora", "\(word) por favor amigo", "sobre \(word)"].map {
                    CorpusRow(text: $0, intent: IntentLabel(intent))
                }
            }
        }
        rows[3].intent = IntentLabel("technical")
        rows[50].intent = IntentLabel("billing")
        return rows
    }

    private func train(_ rows: [CorpusRow]) throws -> (String) -> Classification {
        let arguments = TrainingArguments(languages: ["pt"], folds: 3)
        let classifier = try Classifier(bytes: try ModelTrainer(arguments: arguments).train(rows: rows), name: "fold")
        return { classifier.classify($0) }
    }

    @Test func `planted errors are the most doubtful, with the label they had`() throws {
        let rows = Self.rows
        let doubts = try LabelDoubtSearch(folds: 4).doubts(in: rows, groups: Array(rows.indices), train: train)
        let worst = doubts.prefix(2).sorted { $0.row < $1.row }
        #expect(worst.map(\.row) == [3, 50])
        #expect(worst.map(\.suggestion.rawValue) == ["billing", "technical"])
        #expect(doubts.allSatisfy { $0.confidence > $0.selfConfidence })
    }

    @Test func `copies of a wrong row do not vouch for each other`() throws {
        var rows = Self.rows
        rows += (0..<6).map { _ in rows[3] }
        let alone = try LabelDoubtSearch(folds: 4).doubts(in: rows, groups: Array(rows.indices), train: train)
        let together = try LabelDoubtSearch(folds: 4).doubts(
            in: rows, groups: rows.indices.map { $0 >= 60 ? 3 : $0 }, train: train)
        #expect(!alone.contains { $0.row == 3 && $0.normalisedMargin < 0.4 })
        #expect(together.filter { $0.row == 3 || $0.row >= 60 }.count == 7)
    }

    @Test func `too few rows are an obstacle, not a crash`() throws {
        let rows = [CorpusRow(text: "a", intent: IntentLabel("x")), CorpusRow(text: "b", intent: IntentLabel("y"))]
        let search = LabelDoubtSearch(folds: 5)
        #expect(search.obstacle(in: rows, groups: [0, 1]) == "fewer than two intents have at least 5 rows")
        #expect(try search.doubts(in: rows, groups: [0, 1], train: train).isEmpty)
        #expect(search.obstacle(in: Self.rows, groups: Array(Self.rows.indices)) == nil)
        #expect(
            search.obstacle(in: Self.rows, groups: Self.rows.map { _ in 0 }) == "all texts are nearly the same")
    }

    @Test func `an intent with fewer rows than folds is neither doubted nor suggested`() throws {
        let thin = (0..<3).map { CorpusRow(text: "internet \($0) fora do ar", intent: IntentLabel("outage")) }
        let rows = Self.rows + thin
        let doubts = try LabelDoubtSearch(folds: 4).doubts(in: rows, groups: Array(rows.indices), train: train)
        #expect(!doubts.contains { $0.row >= 60 || $0.suggestion.rawValue == "outage" })
    }
}
