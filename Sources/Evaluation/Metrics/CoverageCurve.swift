/// How much can be answered automatically, and how often that is right, as the threshold falls.
package struct CoverageCurve: Hashable, Sendable {
    /// What comes of answering everything at or above a threshold.
    package struct Point: Hashable, Codable, Sendable {
        package var threshold: Double
        /// Share of all rows that are answered.
        package var coverage: Double
        /// Share of the answered rows that are right.
        package var precision: Double
    }

    /// One point for each different confidence, from the highest threshold to the lowest.
    ///
    /// Rows of equal confidence are answered together or not at all: no threshold could tell them apart.
    package let points: [Point]

    /// - Parameter outcomes: each row's confidence and whether its answer would be right; an out-of-scope row never is.
    package init(_ outcomes: [(confidence: Double, isRight: Bool)]) {
        let sorted = outcomes.sorted { $0.confidence > $1.confidence }
        var points: [Point] = []
        var right = 0
        for (index, outcome) in sorted.enumerated() {
            right += outcome.isRight ? 1 : 0
            let isLastOfTie = index + 1 == sorted.count || sorted[index + 1].confidence != outcome.confidence
            guard isLastOfTie else { continue }
            points.append(
                Point(
                    threshold: outcome.confidence, coverage: Double(index + 1) / Double(sorted.count),
                    precision: Double(right) / Double(index + 1)))
        }
        self.points = points
    }

    /// The widest point whose precision is at least `target`; nil when there is none.
    package func widest(precision target: Double) -> Point? {
        points.last { $0.precision >= target - 1e-12 }
    }

    /// The largest share of rows that can be answered with at least this precision; 0 when none can.
    package func coverage(atPrecision target: Double) -> Double { widest(precision: target)?.coverage ?? 0 }

    /// At most `limit` points, evenly spread, the last one included.
    package func thinned(to limit: Int) -> [Point] {
        guard points.count > limit, limit > 1 else { return points }
        return (0..<limit).map { points[$0 * (points.count - 1) / (limit - 1)] }
    }
}
