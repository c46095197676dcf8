import Foundation

/// Whether two shares, measured on rows that have nothing to do with each other, differ by more than chance.
package enum TwoShares {
    /// The two-sided probability of a difference at least this great if both were the same.
    ///
    /// - Parameters:
    ///   - first: a share in 0...1, of so many rows.
    ///   - second: the other one.
    ///
    /// The pooled two-proportion z-test (Fleiss, Levin, Paik, Statistical Methods for Rates and Proportions, 2.3), without
    /// correction for continuity; 1 when nothing was measured or nothing varies.
    package static func pValue(_ first: Double, of firstCount: Int, and second: Double, of secondCount: Int) -> Double {
        guard firstCount > 0, secondCount > 0 else { return 1 }
        let (m, n) = (Double(firstCount), Double(secondCount))
        let pooled = (first * m + second * n) / (m + n)
        let variance = pooled * (1 - pooled) * (1 / m + 1 / n)
        guard variance > 0 else { return 1 }
        return erfc(abs(first - second) / variance.squareRoot() / 2.0.squareRoot())
    }
}
