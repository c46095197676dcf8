import Conversations
import Storage
import Synchronization

/// A token bucket for each caller: `rate` requests a second on average, `burst` at once.
final class RateLimiter: Sendable {
    private struct Bucket {
        var tokens: Double
        var updatedAt: ContinuousClock.Instant
    }

    private let rate: Double
    private let burst: Double
    private let buckets = Mutex<[Identifier<AccessToken>: Bucket]>([:])

    /// - Parameters:
    ///   - rate: requests a second; 0 switches the limit off.
    ///   - burst: requests at once.
    init(rate: Double, burst: Double) {
        self.rate = rate
        self.burst = max(burst, 1)
    }

    /// Takes one request off the caller's account.
    ///
    /// - Returns: nil when allowed; otherwise after how many seconds the next one will be.
    func refusal(for caller: Identifier<AccessToken>, at now: ContinuousClock.Instant = .now) -> Int? {
        guard rate > 0 else { return nil }
        return buckets.withLock { buckets in
            var bucket = buckets[caller] ?? Bucket(tokens: burst, updatedAt: now)
            let elapsed = bucket.updatedAt.duration(to: now) / .seconds(1)
            bucket.tokens = min(burst, bucket.tokens + max(elapsed, 0) * rate)
            bucket.updatedAt = now
            defer { buckets[caller] = bucket }
            guard bucket.tokens >= 1 else { return Self.seconds((1 - bucket.tokens) / rate) }
            bucket.tokens -= 1
            return nil
        }
    }

    /// Whole seconds to wait, a day at most.
    private static func seconds(_ wait: Double) -> Int {
        Int(min(max(wait.rounded(.up), 1), 86_400))
    }
}
