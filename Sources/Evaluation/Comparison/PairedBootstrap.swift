import Training

/// The spread of a difference in accuracy, found by drawing the same rows again and again.
///
/// Efron and Tibshirani (1993); for paired comparisons Berg-Kirkpatrick, Burkett, Klein (2012).
package enum PairedBootstrap {
    /// The 95 % percentile interval of the difference new minus old.
    ///
    /// - Parameters:
    ///   - differences: for each row 1, 0 or -1.
    ///   - seed: the same seed gives the same interval.
    package static func interval(differences: [Int], resamples: Int = 2000, seed: UInt64 = 7) -> Interval {
        guard !differences.isEmpty, resamples > 0 else { return Interval(low: 0, high: 0) }
        var generator = SeededGenerator(seed: seed)
        var means: [Double] = []
        means.reserveCapacity(resamples)
        for _ in 0..<resamples {
            var sum = 0
            for _ in differences.indices {
                sum += differences[Int(truncatingIfNeeded: generator.next() % UInt64(differences.count))]
            }
            means.append(Double(sum) / Double(differences.count))
        }
        means.sort()
        return Interval(
            low: means[Int(0.025 * Double(resamples - 1))],
            high: means[Int((0.975 * Double(resamples - 1)).rounded(.up))])
    }
}
