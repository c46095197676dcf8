package import Conversations
package import Storage

/// When to try again, and when to give up.
///
/// Pure: time and chance come from outside.
package struct RetrySchedule: Hashable, Sendable {
    /// Attempts before a delivery is dead, forgiven ones not counted.
    package let maximumAttempts: Int
    /// The same for what will not get better by itself (``AttemptResult/refused``, ``AttemptResult/blocked``).
    package let refusedAttempts: Int
    package let backoff: Backoff
    /// After so many milliseconds an endpoint's being down no longer excuses a delivery.
    package let maximumAge: Int64

    package init(
        maximumAttempts: Int = 5, refusedAttempts: Int = 3,
        backoff: Backoff = Backoff(base: 5000, cap: 4 * 3_600_000), maximumAge: Int64 = 3 * 86_400_000
    ) {
        self.maximumAttempts = max(maximumAttempts, 1)
        self.refusedAttempts = max(min(refusedAttempts, maximumAttempts), 1)
        self.backoff = backoff
        self.maximumAge = max(maximumAge, 0)
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
            let wait = backoff.wait(afterFailures: failures, using: &generator)
            return .retry(at: now.adding(milliseconds: max(wait, asked ?? 0)))
        }
        switch result {
        case .abandoned: return nil
        case .delivered: return .delivered
        case .gone: return .dead
        case .refused, .blocked: return retry(limit: refusedAttempts)
        case .failed: return retry(limit: maximumAttempts)
        case .unavailable(let asked):
            guard isProbe, now.milliseconds(since: delivery.createdAt) < maximumAge else {
                return retry(limit: maximumAttempts, after: asked)
            }
            let wait = backoff.wait(afterFailures: failures, using: &generator)
            return .retry(at: now.adding(milliseconds: max(wait, asked ?? 0)), forgiven: true)
        }
    }
}
