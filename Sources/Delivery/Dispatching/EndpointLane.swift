import Conversations

/// What the dispatcher knows of one endpoint: its breaker, and how much it can take.
struct EndpointLane {
    /// Where the breaker's knowledge is from; another URL is another endpoint.
    let url: String
    private(set) var breaker: CircuitBreaker
    private(set) var counts = DispatcherStatistics.Endpoint()
    private let widest: Int
    private var window: Int

    /// Starts narrow: how much the endpoint bears is found out, not assumed.
    init(url: String, breaker: CircuitBreakerConfiguration, widest: Int, inFlight: Int = 0) {
        self.url = url
        self.breaker = CircuitBreaker(breaker)
        self.widest = widest
        window = min(4, widest)
        counts.inFlight = inFlight
    }

    var inFlight: Int { counts.inFlight }

    var statistics: DispatcherStatistics.Endpoint {
        var statistics = counts
        statistics.breaker = breaker.state
        statistics.window = window
        return statistics
    }

    /// How many deliveries may be started now.
    func room(at now: Instant) -> Int {
        breaker.room(at: now, limit: max(window - inFlight, 0))
    }

    mutating func start(at now: Instant) -> CircuitBreaker.Permit? {
        guard let permit = breaker.admit(at: now) else { return nil }
        counts.inFlight += 1
        return permit
    }

    /// One more at a time for each success, half as many after a failure: as TCP finds out what a path bears (RFC 5681).
    mutating func finish(
        _ permit: CircuitBreaker.Permit, _ result: AttemptResult, from address: String, isDead: Bool, at now: Instant,
        using generator: inout some RandomNumberGenerator
    ) {
        counts.inFlight -= 1
        if isDead { counts.dead += 1 }
        // What went to the address before says nothing about this one.
        guard address == url else { return }
        breaker.record(permit, healthy: result.isHealthy, at: now, using: &generator)
        switch result {
        case .delivered:
            counts.delivered += 1
            window = min(window + 1, widest)
        case .failed, .unavailable:
            counts.failed += 1
            window = max(window / 2, 1)
        case .gone, .refused, .blocked: counts.failed += 1
        case .abandoned: break
        }
    }
}
