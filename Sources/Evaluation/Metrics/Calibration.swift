/// How far stated confidence and observed accuracy lie apart.
package struct Calibration: Hashable, Codable, Sendable {
    /// Rows of similar confidence.
    package struct Bin: Hashable, Codable, Sendable {
        package var rows: Int
        /// Mean stated confidence.
        package var confidence: Double
        /// Share that was right.
        package var accuracy: Double
    }

    /// Expected calibration error: the bins' distances between confidence and accuracy, weighted by rows.
    ///
    /// Naeini, Cooper, Hauskrecht (2015), with bins of equal mass as in Nguyen and O'Connor (2015).
    package var ece: Double
    /// Mean squared distance between the first candidate's confidence and 1 when right, 0 when wrong (Brier 1950).
    package var brier: Double
    package var bins: [Bin]

    /// Computes both from each row's confidence and whether it was right.
    ///
    /// Rows of equal confidence count as right to their common share, so that the order of rows does not matter.
    package init(_ outcomes: [(confidence: Double, isRight: Bool)], bins count: Int = 15) {
        guard !outcomes.isEmpty, count > 0 else {
            self.ece = 0
            self.brier = 0
            self.bins = []
            return
        }
        let sorted = outcomes.sorted { $0.confidence < $1.confidence }
        let shares = Self.sharesOfTies(sorted)
        brier =
            sorted.reduce(0) { sum, outcome in
                let distance = outcome.confidence - (outcome.isRight ? 1 : 0)
                return sum + distance * distance
            } / Double(sorted.count)
        var bins: [Bin] = []
        var error = 0.0
        for bin in 0..<count {
            // The first bins take the remainder, one row each.
            let start = Self.start(of: bin, count: count, rows: sorted.count)
            let end = Self.start(of: bin + 1, count: count, rows: sorted.count)
            guard start < end else { continue }
            let rows = Double(end - start)
            let confidence = sorted[start..<end].reduce(0) { $0 + $1.confidence } / rows
            let accuracy = shares[start..<end].reduce(0, +) / rows
            error += rows * abs(confidence - accuracy)
            bins.append(Bin(rows: end - start, confidence: confidence, accuracy: accuracy))
        }
        ece = error / Double(sorted.count)
        self.bins = bins
    }

    private static func start(of bin: Int, count: Int, rows: Int) -> Int {
        bin * (rows / count) + min(bin, rows % count)
    }

    private static func sharesOfTies(_ sorted: [(confidence: Double, isRight: Bool)]) -> [Double] {
        var shares: [Double] = []
        shares.reserveCapacity(sorted.count)
        var start = 0
        while start < sorted.count {
            var end = start
            var right = 0
            while end < sorted.count, sorted[end].confidence == sorted[start].confidence {
                right += sorted[end].isRight ? 1 : 0
                end += 1
            }
            shares += [Double](repeating: Double(right) / Double(end - start), count: end - start)
            start = end
        }
        return shares
    }
}
