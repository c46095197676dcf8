import Conversations
import Testing
import Training

@testable import Evaluation

@Suite struct BehaviourReportTests {
    /// Understands whether a text has the word "not", and is upset by exclamation marks.
    private func classify(_ text: String) -> Classification {
        let intent = IntentLabel(text.contains("not") ? "a/keep" : "a/cancel")
        return Classification(
            ranking: [.init(intent: intent, confidence: text.count > 10 ? 0.6 : 0.9)], language: nil,
            inScope: !text.contains("weather"),
            sentiment: Sentiment(
                score: text.contains("!") ? -0.8 : 0, label: text.contains("!") ? .negative : .neutral),
            model: "m")
    }

    private func report(_ tests: String) throws -> BehaviourReport {
        BehaviourReport(try BehaviourFile.read(text: "tests:\n" + tests, name: "b.yaml"), classify: classify)
    }

    @Test func `rates by capability and type, by hand`() throws {
        let report = try report(
            """
              - capability: scope
                type: mft
                allowed_failures: 0.5
                rows:
                  - {text: weather, intent: out_of_scope}
                  - {text: cancel, intent: a/keep}
              - capability: negation
                type: dir
                pairs:
                  - {from: cancel, to: do not cancel, intent: changes, confidence: falls}
                  - {from: cancel, to: never cancel, intent: changes}
                  - {from: cancel, to: "cancel!", sentiment: falls, intent: same}
              - capability: negation
                name: case
                type: inv
                perturbations: [capitals]
                keeps: [intent, sentiment]
                rows: [not this, cancel]
            """)
        #expect(report.total.cases == 7 && report.total.failures == 3)
        #expect(report.capabilities["scope"]?.failureRate == 0.5)
        #expect(report.matrix["negation"]?["dir"]?.failures == 1)
        #expect(report.matrix["negation"]?["inv"]?.failures == 1)
        #expect(report.tests.map(\.passed) == [true, false, false])
        #expect(report.tests[2].changes["capitals"]?.cases == 2)
        let example = try #require(report.tests[1].examples.first)
        #expect(example.text == "never cancel" && example.line == 12)
        #expect(example.expected == "another intent")
        #expect(example.found == "a/cancel, before a/cancel")
        #expect(report.text.contains("negation"))
    }

    @Test func `a capability that fails too often is a gate`() throws {
        let behaviour = try report("  - {capability: c, type: mft, rows: [{text: cancel, intent: a/keep}]}")
        let run = PredictionRun(
            predictions: [prediction("a", "a")], timing: Timing(nanoseconds: []))
        var report = EvaluationReport(run: run, corpus: .init(rows: run.predictions.map(\.row)), model: "m")
        report.behaviour = behaviour
        #expect(
            QualityGates(maximumBehaviourFailures: 0.9).failures(of: report) == [
                "c fails in 100.0 % of its cases, above 90.0 %"
            ])
        #expect(QualityGates(maximumBehaviourFailures: 1).failures(of: report).isEmpty)
        #expect(try EvaluationReport.read(json: report.json()) == report)
        let xml = report.junit(gates: QualityGates())
        #expect(xml.contains("<testsuite name=\"behaviour\" tests=\"1\" failures=\"1\">"))
        #expect(xml.contains("line 2: cancel: expected intent a/keep, found a/cancel"))
        #expect(report.html.contains("100.0 % <small>1/1</small>"))
    }
}
