/// What the page's coverage chart and histogram can show one at a time: everything, or one category.
struct PagePart {
    /// As the reader sees it.
    var title: String
    /// Rows that the shares of the curve are of.
    var rows: Int
    var curve: [CoverageCurve.Point]
    var histogram: ConfidenceHistogram
    /// Where the policy's thresholds stand, with the category's name.
    var thresholds: [(name: String, value: Double)]

    /// Everything first, then the categories by name.
    static func all(of report: EvaluationReport) -> [PagePart] {
        let policy = (report.policy?.categories ?? [:]).sorted { $0.key < $1.key }
        let thresholds = policy.compactMap { name, category in category.threshold.map { (name: name, value: $0) } }
        let whole = PagePart(
            title: "all categories", rows: report.corpus.rows, curve: report.coverage.curve,
            histogram: report.histogram, thresholds: thresholds)
        let categories = (report.coverage.categories ?? [:]).sorted { $0.key < $1.key }
        // One category is no more than everything.
        guard categories.count > 1 else { return [whole] }
        return [whole]
            + categories.map { name, coverage in
                PagePart(
                    title: name, rows: coverage.rows, curve: coverage.curve, histogram: coverage.histogram,
                    thresholds: thresholds.filter { $0.name == name })
            }
    }
}
