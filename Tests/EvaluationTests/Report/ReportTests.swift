import Conversations
import Foundation
import Testing
import Training

@testable import Evaluation

@Suite struct ReportTests {
    private static let awkward = "a <b> & \"c\" 'd' \u{1} ]]> 😀\nnext"

    private var report: EvaluationReport {
        let predictions = [
            prediction("t/slow", "t/slow", 0.9) { $0.sentiment = .negative },
            prediction("t/slow", "b/<bill>", 0.8) { $0.text = Self.awkward },
            prediction("b/<bill>", "b/<bill>", 0.7), prediction("out_of_scope", "out_of_scope", 0.6),
        ]
        let run = PredictionRun(predictions: predictions, timing: Timing(nanoseconds: [1000, 2000]))
        return EvaluationReport(
            run: run, corpus: Corpus(rows: predictions.map(\.row), files: ["x.csv"]), model: "sha256:00")
    }

    @Test func `JSON has the promised names`() throws {
        let object = try #require(try JSONSerialization.jsonObject(with: report.json()) as? [String: Any])
        for key in [
            "model", "corpus", "accuracy", "macro_f1", "weighted_f1", "micro_f1", "intents", "categories", "confusion",
            "calibration", "out_of_scope", "coverage", "sentiment", "latency_us", "messages_per_second", "errors",
        ] {
            #expect(object[key] != nil, "\(key)")
        }
        func keys(_ name: String) -> Set<String> { Set((object[name] as? [String: Any] ?? [:]).keys) }
        #expect(keys("corpus").isSuperset(of: ["sha256", "rows"]))
        #expect(keys("calibration").isSuperset(of: ["ece", "brier", "bins"]))
        #expect(keys("out_of_scope").isSuperset(of: ["auroc", "recall_at_threshold", "precision"]))
        #expect(
            keys("coverage").isSuperset(of: ["at_precision_0.90", "at_precision_0.95", "at_precision_0.99", "curve"]))
        #expect(keys("latency_us").isSuperset(of: ["p50", "p99"]))
        let intents = try #require(object["intents"] as? [String: [String: Any]])
        let slow = try #require(intents["t/slow"])
        #expect(Set(slow.keys).isSuperset(of: ["precision", "recall", "f1", "support", "confused_with"]))
        #expect((object["confusion"] as? [String: [String: Int]])?["t/slow"] == ["t/slow": 1, "b/<bill>": 1])
    }

    @Test func `figures by hand`() {
        let report = report
        #expect(report.accuracy == 0.75)
        #expect(report.microF1 == 0.75)
        #expect(report.accuracyInScope.map { isClose($0, 2.0 / 3) } == true)
        #expect(report.outcomes == "1011")
        #expect(report.errors.map(\.predicted) == ["b/<bill>"])
        #expect(report.categories["b"]?.support == 1)
    }

    @Test func `JSON reads back the same`() throws {
        let report = report
        #expect(try EvaluationReport.read(json: report.json()) == report)
    }

    @Test func `Rasa's names`() throws {
        let object = try #require(try JSONSerialization.jsonObject(with: report.rasaJSON()) as? [String: Any])
        let label = try #require(object["t/slow"] as? [String: Any])
        #expect(label["f1-score"] != nil && label["confused_with"] as? [String: Int] == ["b/<bill>": 1])
        #expect(object["accuracy"] as? Double == 0.75)
        #expect((object["macro avg"] as? [String: Any])?["support"] as? Int == 4)
        #expect(object["weighted avg"] != nil)
        #expect((object["micro avg"] as? [String: Any])?["f1-score"] as? Double == 0.75)
    }

    @Test func `JUnit is well-formed and fails what fails`() throws {
        let gates = QualityGates(minimumAccuracy: 0.9)
        let xml = report.junit(gates: gates)
        #expect(xml.contains("failures=\"1\""))
        #expect(xml.contains("accuracy is 0.7500, below 0.9000"))
        #expect(xml.contains("b/&lt;bill&gt;"))
        #expect(xml.components(separatedBy: "<testcase").count == xml.components(separatedBy: "</testcase>").count)
        #expect(report.junit(gates: QualityGates()).contains("failures=\"0\""))
    }

    @Test func `JUnit has a case for each gate, by a name that stays`() throws {
        let gates = QualityGates(minimumAccuracy: 0.5, maximumECE: 0, refusesRegression: true)
        let xml = report.junit(gates: gates)
        #expect(xml.contains("<testsuite name=\"quality gates\" tests=\"3\" failures=\"1\">"))
        #expect(xml.contains("<testcase classname=\"gates\" name=\"accuracy\"/>"))
        #expect(xml.contains("<testcase classname=\"gates\" name=\"no regression\"/>"))
        #expect(xml.contains("name=\"calibration error\">\n      <failure message=\"calibration error is "))
        #expect(xml.contains("<system-out>accuracy 0.7500 on 4 rows</system-out>"))
    }

    @Test func `a table's words stand to the left, its figures to the right`() {
        var table = TextTable(["name", "rows", "<confused with"])
        table.add(["a", "7", "b 1"])
        #expect(table.text == "name  rows  confused with\na        7  b 1\n")
    }

    @Test func `the page can be sorted by keyboard, printed, and says what flags are without confusing them`() throws {
        let predictions = [
            prediction("t/slow", "t/slow", 0.9) { ($0.sentiment, $0.frustrated) = (.negative, true) },
            prediction("t/slow", "t/slow", 0.8) { ($0.sentiment, $0.frustrated) = (.neutral, false) },
        ]
        let run = PredictionRun(predictions: predictions, timing: Timing(nanoseconds: [1000]))
        let html = EvaluationReport(
            run: run, corpus: Corpus(rows: predictions.map(\.row), files: ["x.csv"]), model: "m"
        ).html
        #expect(html.contains("<th><button type=\"button\">precision</button></th>"))
        #expect(html.contains("@media print") && html.contains("@media screen and (prefers-color-scheme: dark)"))
        #expect(html.contains("<td>frustrated</td>") && !html.contains("false 1"))
    }

    @Test func `a timed-out rule is counted by its rows, and none is nothing`() throws {
        #expect(report.timedOutRules == nil)
        var predictions = (0..<3).map { _ in prediction("t/slow", "t/slow", 0.9) }
        predictions[0].classification.timedOutRules = ["<endless>", "other"]
        predictions[2].classification.timedOutRules = ["<endless>"]
        let run = PredictionRun(predictions: predictions, timing: Timing(nanoseconds: [1000]))
        let found = EvaluationReport(
            run: run, corpus: Corpus(rows: predictions.map(\.row), files: ["x.csv"]), model: "m")
        #expect(found.timedOutRules == ["<endless>": 2, "other": 1])
        #expect(found.text.contains("person would see the message: <endless> in 2 rows, other in 1 row\n"))
        #expect(found.html.contains("&lt;endless&gt; in 2 rows"))
        #expect(try EvaluationReport.read(json: found.json()) == found)
    }

    @Test func `a warning is in every format, and nothing of it becomes markup`() throws {
        var report = report
        report.warnings = ["3 of 4 rows <b> & \"c\""]
        #expect(report.text.hasPrefix("warning    3 of 4 rows <b> & \"c\"\n"))
        #expect(report.html.contains("<p class=\"warning\">Warning: 3 of 4 rows &lt;b&gt; &amp; &quot;c&quot;.</p>"))
        #expect(
            report.junit(gates: QualityGates()).contains(
                "<system-err>warning: 3 of 4 rows &lt;b&gt; &amp; &quot;c&quot;</system-err>"))
        let rasa = try #require(try JSONSerialization.jsonObject(with: report.rasaJSON()) as? [String: Any])
        #expect(rasa["warnings"] as? [String] == report.warnings)
        #expect(try EvaluationReport.read(json: report.json()).warnings == report.warnings)
    }

    @Test func `a matrix is drawn for as many labels as can be looked at, and else says why not`() {
        func matrix(_ count: Int) -> String {
            var counts = ["l0": ["l0": 3]]
            for index in 1..<max(count, 1) { counts["l\(index)"] = ["l\(index)": 3, "l0": 1] }
            return ConfusionMatrix(counts: counts).html
        }
        #expect(matrix(1).contains("there is one label only") && !matrix(1).contains("<table"))
        #expect(matrix(10).contains("title=\"l9 taken for l0: 1\">1</td>"))
        #expect(
            matrix(77).contains("table class=\"matrix dense\"") && matrix(77).contains("l76 taken for l0: 1\"></td>"))
        #expect(matrix(101).contains("with 101 labels it would be too large") && !matrix(101).contains("<table"))
    }

    @Test func `the page is whole, and nothing of a message becomes markup`() {
        let html = report.html
        #expect(html.hasPrefix("<!doctype html>") && html.hasSuffix("</html>\n"))
        #expect(html.contains("a &lt;b&gt; &amp; &quot;c&quot; &#39;d&#39; \u{FFFD} ]]&gt;"))
        #expect(!html.contains("<bill>"))
        #expect(!html.contains("http://") && !html.contains("https://"))
    }

    @Test func `coverage is told for each category of the answers, refused ones included`() throws {
        let categories = try #require(report.coverage.categories)
        #expect(categories.keys.sorted() == ["b", "t"])
        let billing = try #require(categories["b"])
        #expect(billing.rows == 2 && billing.at095 == 0 && billing.curve.map(\.precision) == [0, 0.5])
        #expect(billing.histogram.right.reduce(0, +) == 1)
        let many = (0..<40).map { prediction("i\($0)", "i\($0)") }
        #expect(CategoryCoverage.all(of: many).isEmpty)
    }

    @Test func `the page offers each category, and opens errors to what made them`() throws {
        var report = report
        report.errors[0].contributions = [
            .init(feature: "<lenta>", kind: .word, weight: 1.5),
            .init(feature: "bill", kind: .conceptPair, weight: -0.5),
        ]
        let html = report.html
        #expect(html.contains("<option value=\"2\">t</option>") && html.contains("data-part=\"2\" hidden"))
        #expect(html.contains("&lt;lenta&gt; <small>word</small>") && html.contains("bill <small>concept pair</small>"))
        #expect(html.contains("+1.50") && html.contains("−0.50"))
        let data = try #require(html.firstMatch(of: /id="curves">(.*?)<\/script>/)?.1)
        let curves = try JSONSerialization.jsonObject(with: Data(data.utf8)) as? [[String: Any]]
        #expect(curves?.map { $0["rows"] as? Int } == [4, 2, 1])
    }

    @Test func `a contrast adds up to the distance between two scores`() {
        func explanation(_ parts: [(String, Double)], bias: Double) -> Explanation {
            Explanation(
                intent: IntentLabel("x"), bias: bias,
                contributions: parts.map { .init(feature: $0.0, kind: .word, weight: $0.1) },
                score: bias + parts.reduce(0) { $0 + $1.1 })
        }
        let said = explanation([("a", 2), ("b", -1), ("c", 0.5)], bias: 0.1)
        let gold = explanation([("a", 0.5), ("d", 3), ("c", 0.5)], bias: -0.4)
        let contrast = RowJudge.contrast(said, gold)
        #expect(contrast.map(\.feature) == ["d", "a", "b"])
        #expect(isClose(contrast.reduce(0.5) { $0 + $1.weight }, said.score - gold.score))
    }

    @Test func `text tells the figures and the surest errors on one line each`() {
        let text = report.text
        #expect(text.contains("accuracy   75.0 %"))
        #expect(text.contains("80.0 % b/<bill>, not t/slow: a <b> & \"c\" 'd' \u{FFFD} ]]> 😀 next"))
        #expect(!text.contains("\u{1}"))
    }

    @Test(arguments: [
        (0.125, 2, "0.13"), (-0.001, 2, "0.00"), (-1.5, 1, "-1.5"), (12345.678, 0, "12346"), (0.05, 1, "0.1"),
        (9.999, 2, "10.00"),
    ])
    func `numbers are rounded, not cut`(value: Double, digits: Int, text: String) {
        #expect(decimal(value, digits: digits) == text)
    }
}
