/// Waits that double with each failure, up to a cap, with jitter; in milliseconds.
///
/// Pure: chance comes from outside.
package struct Backoff: Hashable, Sendable {
    /// The upper end of the first wait.
    package let base: Int64
    /// The upper end of the longest.
    package let cap: Int64

    package init(base: Int64, cap: Int64) {
        self.base = max(base, 1)
        self.cap = max(cap, 1)
    }

    /// The upper end of the wait after so many failures: `min(cap, base × 2^(failures − 1))`.
    package func longestWait(afterFailures failures: Int) -> Int64 {
        let doublings = max(failures - 1, 0)
        // Past 62 doublings the product is beyond any cap, and beyond what the type can hold.
        guard doublings < 62, base <= Int64.max >> doublings else { return cap }
        return min(cap, base << doublings)
    }

    /// A wait from the upper half of the range: full jitter with a floor, so that retries spread out but never rush.
    package func wait(afterFailures failures: Int, using generator: inout some RandomNumberGenerator) -> Int64 {
        let longest = longestWait(afterFailures: failures)
        return Int64.random(in: longest / 2...longest, using: &generator)
    }
}
