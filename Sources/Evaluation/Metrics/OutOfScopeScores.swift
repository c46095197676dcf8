import Conversations

/// How well messages that nobody here handles are told from the others.
package struct OutOfScopeScores: Hashable, Codable, Sendable {
    /// Probability that an out-of-scope row has a lower confidence than one in scope, ties counted half.
    package var auroc: Double
    /// Share of the out-of-scope rows that the classifier refuses.
    package var recallAtThreshold: Double
    /// Share of the refused rows that are out of scope; 0 when none is refused.
    package var precision: Double
    package var rows: Int

    enum CodingKeys: String, CodingKey {
        case auroc
        case recallAtThreshold = "recall_at_threshold"
        case precision, rows
    }

    /// Nil unless there are rows of both sorts.
    package init?(_ predictions: [Prediction]) {
        let inside = predictions.filter { !$0.isOutOfScope }.map(\.answerConfidence)
        let outside = predictions.filter(\.isOutOfScope).map(\.answerConfidence)
        guard !inside.isEmpty, !outside.isEmpty else { return nil }
        auroc = Self.probabilityOfOrder(lower: outside, higher: inside)
        let refused = predictions.filter { $0.predicted == .outOfScope }
        let found = refused.filter(\.isOutOfScope).count
        recallAtThreshold = Double(found) / Double(outside.count)
        precision = refused.isEmpty ? 0 : Double(found) / Double(refused.count)
        rows = outside.count
    }

    /// The Mann-Whitney statistic as a probability, from mid-ranks (Hanley and McNeil 1982).
    static func probabilityOfOrder(lower: [Double], higher: [Double]) -> Double {
        let sorted = (lower.map { (value: $0, isHigher: false) } + higher.map { (value: $0, isHigher: true) })
            .sorted { $0.value < $1.value }
        var rankSum = 0.0
        var start = 0
        while start < sorted.count {
            var end = start
            var higherRows = 0
            while end < sorted.count, sorted[end].value == sorted[start].value {
                higherRows += sorted[end].isHigher ? 1 : 0
                end += 1
            }
            // Ranks from 1: the mean of start + 1 ... end.
            rankSum += Double(higherRows) * Double(start + 1 + end) / 2
            start = end
        }
        let count = Double(higher.count)
        return (rankSum - count * (count + 1) / 2) / (count * Double(lower.count))
    }
}
