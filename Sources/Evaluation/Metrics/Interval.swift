/// A closed range in 0...1 that holds the true share with a stated confidence.
package struct Interval: Hashable, Codable, Sendable {
    package var low: Double
    package var high: Double

    package init(low: Double, high: Double) {
        self.low = low
        self.high = high
    }

    /// The Wilson score interval for `successes` of `trials`, at 95 % unless another normal quantile is given.
    ///
    /// Wilson, E. B. (1927): Probable inference, the law of succession, and statistical inference. Without trials it
    /// is everything.
    package static func wilson(successes: Int, of trials: Int, z: Double = 1.959_963_984_540_054) -> Interval {
        guard trials > 0 else { return Interval(low: 0, high: 1) }
        let n = Double(trials)
        let share = Double(successes) / n
        let center = share + z * z / (2 * n)
        let margin = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
        let scale = 1 + z * z / n
        // At the ends the formula is exact, the arithmetic is not.
        return Interval(
            low: successes == 0 ? 0 : max(0, (center - margin) / scale),
            high: successes == trials ? 1 : min(1, (center + margin) / scale))
    }
}
