/// When a breaker opens, and for how long.
package struct CircuitBreakerConfiguration: Hashable, Sendable {
    /// So many failures one after the other open it; fewer than a delivery's attempts, so that an outage kills no delivery.
    package var failuresInARow: Int
    /// How many of the last calls the failure rate looks at, at most 64.
    package var window: Int
    /// The failure rate counts from so many calls on.
    package var minimumCalls: Int
    /// This share of failures opens it.
    package var failureRate: Double
    /// How long it first stays open, in milliseconds; each opening in a row doubles it, with jitter.
    package var firstDelay: Int64
    /// The longest it stays open, in milliseconds.
    package var longestDelay: Int64

    package init(
        failuresInARow: Int = 3, window: Int = 20, minimumCalls: Int = 10, failureRate: Double = 0.5,
        firstDelay: Int64 = 5000, longestDelay: Int64 = 120_000
    ) {
        self.failuresInARow = max(failuresInARow, 1)
        self.window = min(max(window, 1), 64)
        self.minimumCalls = min(max(minimumCalls, 1), self.window)
        self.failureRate = failureRate
        self.firstDelay = max(firstDelay, 1)
        self.longestDelay = max(longestDelay, 1)
    }
}
