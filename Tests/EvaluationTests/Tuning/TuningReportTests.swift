import Classifiers
import Conversations
import Decisions
import Testing
import Training

@testable import Evaluation

@Suite struct TuningReportTests {
    private func report(
        _ rows: [Prediction], targets: [String: Double] = [:], together: Bool = false
    ) -> TuningReport {
        TuningReport(
            rows, corpus: Corpus(rows: rows.map(\.row), files: ["x.csv"]), model: "sha256:00", folds: 5,
            categories: ["a", "b", "c", "d"], policy: nil, target: 0.95, targets: targets, confidence: 0.95,
            isTogether: together)
    }

    private func rows(_ count: Int, _ gold: String, _ predicted: String, _ confidence: Double) -> [Prediction] {
        (0..<count).map { _ in prediction(gold, predicted, confidence) }
    }

    @Test func `each category by itself`() throws {
        let found = report(
            // a: sure and right, then unsure and half wrong. b: too few. c: sure and wrong too often. d: nothing.
            rows(200, "a/x", "a/x", 0.9) + rows(100, "a/x", "a/x", 0.5) + rows(100, "a/y", "a/x", 0.5)
                + rows(40, "b/x", "b/x", 0.95) + rows(90, "c/x", "c/x", 0.95) + rows(30, "c/y", "c/x", 0.95))
        let a = try #require(found.categories["a"])
        #expect(a.threshold == 0.51 && a.answered == 200 && a.right == 200 && a.candidates == 400)
        #expect(isClose(a.lowerBound, 0.9851, within: 1e-4))
        let b = try #require(found.categories["b"])
        #expect(b.threshold == nil && b.missing == 19 && b.answered == 40)
        let c = try #require(found.categories["c"])
        #expect(c.threshold == nil && c.missing == nil && c.precision == 0.75)
        let d = try #require(found.categories["d"])
        #expect(d.threshold == nil && d.missing == 59 && d.precision == nil)
        #expect(found.total == .init(answered: 200, right: 200))
        #expect(isClose(found.coverage, 200.0 / 560))
        for part in ["about 19 more labelled messages", "about 59 more", "more of the same would not do"] {
            #expect(found.text.contains(part), "\(found.text)")
        }
    }

    @Test func `what is out of scope counts against the category that would have answered`() throws {
        let right = rows(200, "a/x", "a/x", 0.9)
        #expect(report(right).categories["a"]?.threshold == 0.3)
        let found = try #require(report(right + rows(20, "out_of_scope", "a/x", 0.9)).categories["a"])
        #expect(found.threshold == nil && found.outOfScope == 20 && found.right == 200 && found.answered == 220)
        // What the classifier refuses is nobody's.
        let refused = report(
            right + rows(20, "a/x", "out_of_scope", 0.9) + rows(20, "out_of_scope", "out_of_scope", 0.9))
        #expect(refused.categories["a"]?.answered == 200)
    }

    @Test func `what a rule gives to a person, or might have, is no answer`() {
        var stopped = rows(20, "a/y", "a/x", 0.9)
        for index in stopped.indices { stopped[index].classification.timedOutRules = ["endless"] }
        var asked = rows(20, "a/y", "a/x", 0.9)
        for index in asked.indices { asked[index].classification.hardRule = .human(rule: "person") }
        #expect(report(rows(200, "a/x", "a/x", 0.9) + stopped + asked).categories["a"]?.answered == 200)
    }

    @Test func `a category's own target`() {
        let rows = rows(200, "a/x", "a/x", 0.9)
        #expect(report(rows, targets: ["a": 0.99]).categories["a"]?.threshold == nil)
        #expect(report(rows, targets: ["a": 0.98]).categories["a"]?.target == 0.98)
    }

    @Test func `one threshold for all categories promises for all answers together`() throws {
        let found = report(
            rows(150, "a/x", "a/x", 0.9) + rows(45, "b/x", "b/x", 0.9) + rows(5, "b/x", "b/y", 0.9)
                + rows(50, "c/x", "c/y", 0.5) + rows(20, "out_of_scope", "c/y", 0.5), together: true)
        let together = try #require(found.together)
        #expect(
            together.threshold == nil && together.answered == 200 && together.right == 195 && together.missing != nil)
        let more = report(
            rows(400, "a/x", "a/x", 0.9) + rows(45, "b/x", "b/x", 0.9) + rows(5, "b/x", "b/y", 0.9)
                + rows(50, "c/x", "c/y", 0.5), together: true)
        #expect(more.together?.threshold == 0.51 && more.together?.answered == 450)
        #expect(more.categories["b"]?.precision == 0.9 && more.categories["b"]?.threshold == 0.51)
        #expect(more.total == .init(answered: 450, right: 445))
        #expect(more.thresholds.categories.isEmpty && more.thresholds.standard?.threshold == 0.51)
        #expect(more.text.contains("together"))
    }

    @Test func `a few rows that are mostly wrong do not ask for more of the same`() {
        let found = report(rows(4, "a/x", "a/y", 0.9) + rows(3, "b/x", "b/x", 0.9) + rows(1, "b/x", "b/y", 0.9))
        #expect(found.categories["a"]?.missing == nil)
        #expect(found.categories["b"]?.missing == 55)
    }

    @Test func `nothing to tune on is no threshold`() {
        #expect(report([]).categories.values.allSatisfy { $0.threshold == nil })
    }

    @Test func `the arguments that a header keeps are the ones that made it`() throws {
        let texts = ["boleto", "fatura", "internet lenta", "sem sinal", "caiu tudo", "segunda via"]
        let rows = texts.indices.map { CorpusRow(text: texts[$0], intent: IntentLabel($0 % 2 == 0 ? "a/x" : "b/y")) }
        for algorithm in TrainingArguments.Algorithm.allCases {
            let arguments = TrainingArguments(
                algorithm: algorithm, seed: 99, languages: ["pt", "es"], folds: 3, cost: 0.7, epochs: 12, pruning: 0.01)
            let bytes = try ModelTrainer(arguments: arguments).train(rows: rows)
            let header = try ModelFile(bytes: bytes, name: "m").header
            let kept = try #require(TrainingArguments(of: header))
            #expect(kept == arguments)
            #expect(try ModelTrainer(arguments: kept).train(rows: rows) == bytes)
            #expect(header.corpusDigest == TrainingDigest.of(rows))
            var other = header
            other.arguments["invented_later"] = "1"
            #expect(TrainingArguments(of: other) == nil)
        }
    }
}
