import Testing
import Training

@testable import Evaluation

@Suite struct ComparisonTests {
    /// scipy.stats.binomtest(min(gained, lost), gained + lost).pvalue.
    @Test(arguments: [
        (0, 0, 1.0), (5, 5, 1.0), (8, 2, 0.109375), (0, 6, 0.03125), (10, 25, 0.016673847800120715),
        (1200, 1000, 2.1817026407914194e-05),
    ])
    func `McNemar's exact test`(gained: Int, lost: Int, p: Double) {
        #expect(isClose(McNemar.pValue(gained: gained, lost: lost), p, within: 1e-9))
        #expect(McNemar.pValue(gained: gained, lost: lost) == McNemar.pValue(gained: lost, lost: gained))
    }

    @Test func `the bootstrap holds the difference and repeats itself`() {
        let differences = (0..<1000).map { $0 < 60 ? 1 : $0 < 80 ? -1 : 0 }
        let interval = PairedBootstrap.interval(differences: differences)
        #expect(interval.low > 0.02 && interval.low < 0.04)
        #expect(interval.high > 0.04 && interval.high < 0.06)
        #expect(PairedBootstrap.interval(differences: differences) == interval)
        #expect(PairedBootstrap.interval(differences: []) == Interval(low: 0, high: 0))
    }

    private func report(right: Int, of count: Int, text: String = "t") -> EvaluationReport {
        let predictions = (0..<count).map { index in
            prediction("a", index < right ? "a" : "b", 0.5) { $0.text = "\(text)\(index)" }
        }
        let run = PredictionRun(predictions: predictions, timing: Timing(nanoseconds: []))
        return EvaluationReport(run: run, corpus: Corpus(rows: predictions.map(\.row)), model: "m")
    }

    @Test func `reports on the same rows are paired`() throws {
        let comparison = BaselineComparison(before: report(right: 90, of: 100), after: report(right: 80, of: 100))
        let pairing = try #require(comparison.pairing)
        #expect(pairing.gained == 0 && pairing.lost == 10)
        #expect(isClose(pairing.pValue, 2 / 1024.0))
        #expect(comparison.isRegression)
        #expect(!BaselineComparison(before: report(right: 90, of: 100), after: report(right: 88, of: 100)).isRegression)
        #expect(!BaselineComparison(before: report(right: 80, of: 100), after: report(right: 90, of: 100)).isRegression)
    }

    @Test func `reports on other rows are not`() {
        let comparison = BaselineComparison(
            before: report(right: 90, of: 100), after: report(right: 90, of: 100, text: "other"))
        #expect(comparison.pairing == nil)
        #expect(comparison.figures["accuracy"]?.difference == 0)
        #expect(!comparison.isRegression)
    }

    @Test func `on other rows, a fall that chance explains is no regression`() {
        let before = report(right: 90, of: 100)
        func isRegression(right: Int, of count: Int) -> Bool {
            BaselineComparison(before: before, after: report(right: right, of: count, text: "other")).isRegression
        }
        #expect(!isRegression(right: 89, of: 100))
        #expect(!isRegression(right: 81, of: 100))
        #expect(isRegression(right: 70, of: 100))
        #expect(!isRegression(right: 99, of: 100))
    }

    /// Worked out from the formula with Python's math.erfc.
    @Test func `two shares of independent rows`() {
        #expect(isClose(TwoShares.pValue(0.9, of: 100, and: 0.8, of: 100), 0.047670380656161505, within: 1e-9))
        #expect(isClose(TwoShares.pValue(0.9, of: 100, and: 0.81, of: 100), 0.0706959299179402, within: 1e-9))
        #expect(TwoShares.pValue(1, of: 10, and: 1, of: 20) == 1)
        #expect(TwoShares.pValue(0.5, of: 0, and: 1, of: 20) == 1)
    }

    @Test func `errors that the baseline had right are marked`() {
        var report = report(right: 80, of: 100)
        report.compare(with: self.report(right: 90, of: 100))
        #expect(
            report.errors.map(\.isNew) == [Bool?](repeating: true, count: 10) + [Bool?](repeating: false, count: 10))
        #expect(report.html.contains("Worse than the baseline") && report.html.contains("<b class=\"new\">new</b>"))
        #expect(report.text.contains("worse than the baseline: 0 rows gained, 10 lost"))
        report.compare(with: self.report(right: 81, of: 100))
        #expect(report.comparison?.text.contains("no difference beyond chance") == true)
        var other = self.report(right: 80, of: 100)
        other.compare(with: self.report(right: 80, of: 100, text: "other"))
        #expect(other.errors.allSatisfy { $0.isNew == nil })
    }

    @Test func `gates name what is missed`() {
        var report = report(right: 90, of: 100)
        #expect(QualityGates(minimumAccuracy: 0.9).failures(of: report).isEmpty)
        #expect(QualityGates(minimumAccuracy: 0.91).failures(of: report) == ["accuracy is 0.9000, below 0.9100"])
        #expect(QualityGates(minimumCoverage: 1, maximumECE: 0.01).failures(of: report).count == 2)
        report.comparison = BaselineComparison(before: self.report(right: 99, of: 100), after: report)
        #expect(QualityGates(refusesRegression: true).failures(of: report).count == 1)
    }
}
