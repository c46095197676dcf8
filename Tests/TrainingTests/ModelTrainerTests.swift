import Classifiers
import Conversations
import Testing
import Training

struct ModelTrainerTests {
    /// Three intents of words of their own among words they share, from a fixed seed.
    private func rows(count: Int, seed: UInt64) -> [CorpusRow] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { index in
            let intent = index % 3
            let own = (0..<2).map { _ in "own\(intent)x\(generator.below(12))" }
            let shared = (0..<4).map { _ in "shared\(generator.below(30))" }
            let text = (own + shared).shuffled(using: &generator).joined(separator: " ")
            return CorpusRow(text: text, intent: IntentLabel("t/i\(intent)"))
        }
    }

    @Test(arguments: TrainingArguments.Algorithm.allCases)
    func `generalises to rows it has not seen, and knows how sure it is`(
        algorithm: TrainingArguments.Algorithm
    ) throws {
        let arguments = TrainingArguments(algorithm: algorithm, languages: ["en"], folds: 4)
        let bytes = try ModelTrainer(arguments: arguments).train(rows: rows(count: 240, seed: 1))
        let classifier = try Classifier(bytes: bytes, name: "m")
        let test = rows(count: 150, seed: 2)
        let results = test.map { (classifier.classify($0.text), $0.intent) }
        let right = results.count { $0.0.intent == $0.1 }
        #expect(right >= 147)
        let confidence = results.reduce(0) { $0 + $1.0.confidence } / Double(results.count)
        #expect(abs(confidence - Double(right) / Double(test.count)) < 0.08)
    }

    @Test func `rows that cannot be told apart get a low confidence`() throws {
        let noise = (0..<120).map { CorpusRow(text: "same words \($0 % 7)", intent: IntentLabel("t/\($0 % 4)")) }
        let arguments = TrainingArguments(languages: ["en"], folds: 4)
        let classifier = try Classifier(bytes: ModelTrainer(arguments: arguments).train(rows: noise), name: "m")
        #expect(classifier.classify("same words 3").confidence < 0.6)
    }

    @Test func `a corpus that cannot be learned says why`() {
        let trainer = ModelTrainer()
        #expect(throws: TrainingError.noRows) { try trainer.train(rows: []) }
        #expect(throws: TrainingError.oneIntent("a")) {
            try trainer.train(rows: [CorpusRow(text: "x", intent: IntentLabel("a"))])
        }
        let many = (0..<5_000).map { CorpusRow(text: "x", intent: IntentLabel("i\($0)")) }
        #expect(throws: TrainingError.tooManyIntents(5_000, limit: 4_092)) { try trainer.train(rows: many) }
    }

    @Test func `rows without a word, and intents of one row, are no obstacle`() throws {
        let odd = [
            CorpusRow(text: "...", intent: IntentLabel("a")), CorpusRow(text: "!!!", intent: IntentLabel("b")),
            CorpusRow(text: "word", intent: IntentLabel("c")),
        ]
        for algorithm in TrainingArguments.Algorithm.allCases {
            let bytes = try ModelTrainer(arguments: TrainingArguments(algorithm: algorithm)).train(rows: odd)
            #expect(try Classifier(bytes: bytes, name: "m").classify("word").intent == IntentLabel("c"))
        }
    }

    @Test func `more outputs than a byte can number`() throws {
        let many = (0..<540).map { CorpusRow(text: "word\($0 % 270) text", intent: IntentLabel("i\($0 % 270)")) }
        let arguments = TrainingArguments(languages: ["en"], folds: 2)
        let classifier = try Classifier(bytes: ModelTrainer(arguments: arguments).train(rows: many), name: "m")
        #expect(classifier.classify("word269 text").intent == IntentLabel("i269"))
        #expect(classifier.classify("word7").intent == IntentLabel("i7"))
    }

    @Test func `progress comes to its end`() throws {
        let box = ProgressLog()
        _ = try ModelTrainer(arguments: TrainingArguments(folds: 2)).train(rows: rows(count: 30, seed: 3)) {
            box.note($0)
        }
        #expect(box.highest == 1)
    }
}
