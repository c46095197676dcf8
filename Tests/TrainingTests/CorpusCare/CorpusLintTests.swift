import Conversations
import Testing
import Training

@Suite struct CorpusLintTests {
    private func row(
        _ text: String, _ intent: String, file: String = "train.csv", line: Int, frustrated: Bool? = nil,
        sentiment: Sentiment.Label? = nil
    ) -> CorpusRow {
        CorpusRow(
            text: text, intent: IntentLabel(intent), sentiment: sentiment, frustrated: frustrated, file: file,
            line: line)
    }

    private func lint(_ rows: [CorpusRow], files: [String] = ["train.csv"]) -> [String] {
        CorpusLint(leastRows: 1).findings(in: Corpus(rows: rows, files: files)).findings.map(\.description)
    }

    @Test func `duplicates and conflicts name both places`() {
        #expect(
            lint([
                row("Quero cancelar", "a", line: 2), row("quero cancelar!", "b", line: 3),
                row("QUERO CANCELAR", "a", line: 4), row("outra coisa", "b", line: 5),
            ]) == [
                "train.csv:3: error: the same text as train.csv:2, which has the intent 'a', not 'b' [conflicting_duplicate]",
                "train.csv:4: warning: the same text as train.csv:2 [exact_duplicate]",
            ])
    }

    @Test func `leaks between training and test are errors`() {
        let base = "minha internet está muito lenta desde ontem de noite"
        #expect(
            lint(
                [row(base, "a", line: 1), row(base + " viu", "a", file: "test.csv", line: 9), row("b", "b", line: 2)],
                files: ["train.csv", "test.csv"])
                == ["test.csv:9: error: nearly the same text as train.csv:1, across training and test [leakage]"])
    }

    @Test func `every two uses that share a text leak, two files of one use do not`() {
        let text = "minha internet está muito lenta desde ontem de noite"
        let files = ["train-a.csv", "train-b.csv", "val.csv", "test.csv", "blind.csv"]
        let kinds = files.map { file in
            CorpusLint(leastRows: 1).findings(
                in: Corpus(
                    rows: [row(text, "a", file: "train-a.csv", line: 1), row(text, "a", file: file, line: 2)],
                    files: files)
            ).findings.filter { $0.kind != .oneIntent }.map(\.kind)
        }
        #expect(kinds == [[.exactDuplicate], [.exactDuplicate], [.leakage], [.leakage], [.leakage]])
    }

    @Test func `each file's own share of near-duplicates is told`() {
        let text = "minha internet está muito lenta desde ontem de noite"
        let rows = [
            row(text, "a", file: "a.csv", line: 1), row(text + " viu", "a", file: "a.csv", line: 2),
            row("quero cancelar meu plano", "b", file: "a.csv", line: 3), row(text, "a", file: "b.csv", line: 1),
        ]
        let report = CorpusLint(leastRows: 1).findings(in: Corpus(rows: rows, files: ["a.csv", "b.csv", "c.csv"]))
        #expect(report.nearDuplicates == 2)
        #expect(report.files.map(\.file) == ["a.csv", "b.csv"])
        #expect(report.files.map(\.nearDuplicates) == [1, 0] && report.files.map(\.rows) == [3, 1])
        #expect(abs(report.files[0].nearDuplicateShare - 1.0 / 3) < 1e-12)
    }

    @Test func `thin intents, one intent, flags`() {
        let one = CorpusLint(leastRows: 3).findings(in: Corpus(rows: [row("a", "x", line: 1)], files: ["f.csv"]))
        #expect(
            one.findings.map(\.description) == [
                "f.csv: error: every row has the intent 'x'; there is nothing to tell apart [one_intent]",
                "train.csv:1: warning: 'x' has 1 row, fewer than 3 [thin_intent]",
            ])
        let rows = (0..<200).map { index in
            row(
                "q\((index + 31) * 7919 % 9973) w\((index + 17) * 104_729)", "i\(index % 2)", line: index,
                frustrated: index == 0)
        }
        #expect(lint(rows) == ["train.csv: warning: frustrated is true for 1 of 200 rows [unbalanced_flag]"])
    }

    @Test func `personal data and tone`() {
        let findings = lint([
            row("meu mail é a@b.com e o tel (11) 98765-4321", "x", line: 1),
            row("que ódio", "y", line: 2, frustrated: true, sentiment: .positive),
        ])
        #expect(
            findings == [
                "train.csv: warning: frustrated is true for 1 of 1 rows [unbalanced_flag]",
                "train.csv:1: error: the text seems to hold a mail address [personal_data]",
                "train.csv:1: error: the text seems to hold a phone number [personal_data]",
                "train.csv:2: warning: is frustrated, but its sentiment is positive [inconsistent_tone]",
            ])
    }

    @Test func `what the reader noted is a finding`() throws {
        let corpus = try read("text,intent,id\na,x,1\n ,x,2\nb,y,1", as: "c.csv")
        let findings = CorpusLint(leastRows: 1).findings(in: corpus).findings
        #expect(findings.map(\.line) == [3, 4])
        #expect(findings.allSatisfy { $0.kind == .reading })
    }

    @Test func `statistics by hand`() throws {
        let corpus = try read(
            """
            {"text": "Um dois três", "intent": "a/x", "language": "pt", "urgent": true}
            {"text": "um", "intent": "a/y", "channel": "email", "sentiment": "negative"}
            {"text": "quatro cinco", "intent": "out_of_scope", "frustrated": true}
            """, as: "s.jsonl")
        let statistics = CorpusStatistics(corpus)
        #expect(statistics.rows == 3 && statistics.outOfScope == 1)
        #expect(statistics.categories == ["a": 2, "out_of_scope": 1])
        #expect(statistics.words == .init([3, 1, 2]))
        #expect(statistics.vocabulary == 5)
        #expect(statistics.frustrated == 1 && statistics.urgent == 1)
        #expect(statistics.languages == ["pt": 1] && statistics.channels == ["email": 1])
        #expect(statistics.sha256 == corpus.digest)
    }
}
