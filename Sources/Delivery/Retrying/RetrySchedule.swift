package import Conversations
package import Storage

/// When to try again, and when to give up.
///
/// Pure: time and chance come from outside.
package struct RetrySchedule: Hashable, Sendable {
    /// Attempts before a delivery is dead, forgiven ones not counted.
    package var maximumAttempts: Int
    /// The same for what will not get better by itself (``AttemptResult/refused``, ``AttemptResult/blocked``).
    package var refusedAttempts: Int
    /// The first wait in milliseconds; each further one is twice as long.
    package var base: Int64
    /// The longest wait in milliseconds.
    package var cap: Int64
    /// After so many milliseconds an endpoint's being down no longer excuses a delivery.
    package var maximumAge: Int64

    package init(
        maximumAttempts: Int = 5, refusedAttempts: Int = 3, base: Int64 = 5000, cap: Int64 = 4 * 3_600_000,
        maximumAge: Int64 = 3 * 86_400_000
    ) {
        self.maximumAttempts = max(maximumAttempts, 1)
        self.refusedAttempts = max(min(refusedAttempts, maximumAttempts), 1)
        self.base = max(base, 1)
        self.cap = max(cap, 1)
        self.maximumAge = max(maximumAge, 0)
    }

    /// The upper end of the wait after so many failed attempts, in milliseconds: `min(cap, base × 2^(failures − 1))`.
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

    /// What becomes of a delivery.
    ///
    /// - Parameter isProbe: whether the attempt tested an endpoint that was known to be down; an endpoint that still is then
    ///   does not use up the delivery's attempts.
    /// - Returns: nil when the attempt counts for nothing and the delivery is to be given back.
    package func outcome(
        of result: AttemptResult, for delivery: WebhookDelivery, isProbe: Bool, at now: Instant,
        using generator: inout some RandomNumberGenerator
    ) -> DeliveryOutcome? {
        let failures = max(delivery.attempts - delivery.forgiven, 0) + 1
        func retry(limit: Int, after asked: Int64? = nil) -> DeliveryOutcome {
            guard failures < limit else { return .dead }
            let wait = wait(afterFailures: failures, using: &generator)
            return .retry(at: now.adding(milliseconds: max(wait, asked ?? 0)))
        }
        switch result {
        case .abandoned: return nil
        case .delivered: return .delivered
        case .gone: return .dead
        case .refused, .blocked: return retry(limit: refusedAttempts)
        case .failed(let asked): return retry(limit: maximumAttempts, after: asked)
        case .unavailable(let asked):
            guard isProbe, now.milliseconds(since: delivery.createdAt) < maximumAge else {
                return retry(limit: maximumAttempts, after: asked)
            }
            let wait = wait(afterFailures: failures, using: &generator)
            return .retry(at: now.adding(milliseconds: max(wait, asked ?? 0)), forgiven: true)
        }
    }
}
