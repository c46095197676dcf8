import Conversations

/// How much one category can answer, and how often that is right.
package struct CategoryCoverage: Hashable, Codable, Sendable {
    /// Rows that the category would answer if everything were answered; coverage is a share of these.
    package var rows: Int
    package var at090: Double
    package var at095: Double
    package var at099: Double
    /// The threshold that reaches the coverage at 95 % precision on these rows; nil when none does.
    package var thresholdFor095: Double?
    /// From the highest threshold to the lowest, at most ``curveLimit`` points.
    package var curve: [CoverageCurve.Point]
    package var histogram: ConfidenceHistogram

    enum CodingKeys: String, CodingKey {
        case rows
        case at090 = "at_precision_0.90"
        case at095 = "at_precision_0.95"
        case at099 = "at_precision_0.99"
        case thresholdFor095 = "threshold_at_precision_0.95"
        case curve
        case histogram = "confidence_histogram"
    }

    package static let curveLimit = 100
    /// A corpus without categories has one for each intent; beyond this many they are no overview.
    package static let categoryLimit = 30

    /// By the category of the answer; empty when there are more than ``categoryLimit``.
    package static func all(of predictions: [Prediction]) -> [String: CategoryCoverage] {
        var groups: [String: [Prediction]] = [:]
        for prediction in predictions {
            guard let answer = prediction.answer else { continue }
            groups[answer.intent.category, default: []].append(prediction)
        }
        guard groups.count <= categoryLimit else { return [:] }
        return groups.mapValues { CategoryCoverage($0) }
    }

    private init(_ predictions: [Prediction]) {
        let outcomes = predictions.map { ($0.answerConfidence, $0.isAnswerRight) }
        let curve = CoverageCurve(outcomes)
        rows = predictions.count
        at090 = curve.coverage(atPrecision: 0.90)
        at095 = curve.coverage(atPrecision: 0.95)
        at099 = curve.coverage(atPrecision: 0.99)
        thresholdFor095 = curve.widest(precision: 0.95)?.threshold
        self.curve = curve.thinned(to: Self.curveLimit)
        histogram = ConfidenceHistogram(outcomes)
    }
}
