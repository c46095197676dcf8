/// How the dispatcher works; times in milliseconds.
package struct WebhookDispatcherConfiguration: Hashable, Sendable {
    package var retries: RetrySchedule
    package var breaker: CircuitBreakerConfiguration
    /// Deliveries under way at the same time; at most what the transport takes.
    package var maximumInFlight: Int
    /// The same for one endpoint, so that a slow one cannot take all the room.
    package var maximumInFlightPerEndpoint: Int
    /// How long a claimed delivery is out of others' reach; longer than the transport's total time-out.
    package var lease: Int64
    /// How often to look for leases whose holder died, and for changes nobody announced.
    package var scanInterval: Int64
    /// How long finished attempts are gathered for one transaction.
    package var gathering: Int64
    /// How long a shutdown waits for deliveries under way before it gives them back.
    package var drain: Int64
    /// How long to wait after the store failed.
    package var storageRetry: Int64
    /// Whether no other process works on this store; then everything leased at start is taken back at once.
    package var ownsStore: Bool

    package init(
        retries: RetrySchedule = RetrySchedule(), breaker: CircuitBreakerConfiguration = CircuitBreakerConfiguration(),
        maximumInFlight: Int = 64, maximumInFlightPerEndpoint: Int = 16, lease: Int64 = 30_000,
        scanInterval: Int64 = 5000, gathering: Int64 = 2, drain: Int64 = 10_000, storageRetry: Int64 = 1000,
        ownsStore: Bool = true
    ) {
        self.retries = retries
        self.breaker = breaker
        self.maximumInFlight = max(maximumInFlight, 1)
        self.maximumInFlightPerEndpoint = max(maximumInFlightPerEndpoint, 1)
        self.lease = max(lease, 1)
        self.scanInterval = max(scanInterval, 1)
        self.gathering = max(gathering, 0)
        self.drain = max(drain, 0)
        self.storageRetry = max(storageRetry, 1)
        self.ownsStore = ownsStore
    }
}
