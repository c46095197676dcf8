/// How sure the classifier was where it was right, and where it was wrong.
package struct ConfidenceHistogram: Hashable, Codable, Sendable {
    /// Rows in each of twenty equally wide ranges of confidence, from 0 to 1.
    package var right: [Int]
    package var wrong: [Int]

    package static let ranges = 20

    package init(_ outcomes: [(confidence: Double, isRight: Bool)]) {
        right = [Int](repeating: 0, count: Self.ranges)
        wrong = right
        for outcome in outcomes {
            let range = min(max(Int(outcome.confidence * Double(Self.ranges)), 0), Self.ranges - 1)
            if outcome.isRight { right[range] += 1 } else { wrong[range] += 1 }
        }
    }
}
