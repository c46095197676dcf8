import Conversations
import Storage

/// Who may get how many deliveries now.
///
/// A pure state machine: no clock, no store, no network.
struct DispatchBoard {
    private let configuration: WebhookDispatcherConfiguration
    private var lanes: [Identifier<WebhookEndpoint>: EndpointLane] = [:]
    private var totals = DispatcherStatistics()
    /// Moves on, so that when room is short everybody comes first once.
    private var turn = 0

    init(_ configuration: WebhookDispatcherConfiguration) {
        self.configuration = configuration
    }

    var inFlight: Int { totals.inFlight }

    var statistics: DispatcherStatistics {
        var statistics = totals
        statistics.endpoints = lanes.mapValues(\.statistics)
        return statistics
    }

    /// Takes over which endpoints there are; one with a new URL starts afresh.
    mutating func update(_ endpoints: [WebhookEndpoint]) {
        let present = Set(endpoints.map(\.id))
        lanes = lanes.filter { present.contains($0.key) }
        for endpoint in endpoints where lanes[endpoint.id]?.url != endpoint.url {
            lanes[endpoint.id] = EndpointLane(
                url: endpoint.url, breaker: configuration.breaker, widest: configuration.maximumInFlightPerEndpoint,
                inFlight: lanes[endpoint.id]?.inFlight ?? 0)
        }
    }

    /// How many deliveries to claim for each endpoint that has something due.
    mutating func orders(_ due: [Identifier<WebhookEndpoint>], at now: Instant) -> [ClaimOrder] {
        guard !due.isEmpty else { return [] }
        turn += 1
        var free = configuration.maximumInFlight - totals.inFlight
        var orders: [ClaimOrder] = []
        for position in due.indices {
            let endpoint = due[(position + turn) % due.count]
            let limit = min(lanes[endpoint]?.room(at: now) ?? 0, free)
            guard limit > 0 else { continue }
            free -= limit
            orders.append(ClaimOrder(endpoint: endpoint, limit: limit))
        }
        return orders
    }

    /// - Returns: nil when the delivery must go back, because the endpoint changed meanwhile.
    mutating func start(_ endpoint: Identifier<WebhookEndpoint>, at now: Instant) -> CircuitBreaker.Permit? {
        guard let permit = lanes[endpoint]?.start(at: now) else { return nil }
        totals.inFlight += 1
        return permit
    }

    mutating func finish(
        _ attempt: FinishedAttempt, at now: Instant, using generator: inout some RandomNumberGenerator
    ) {
        let isDead = attempt.outcome == .dead
        totals.inFlight -= 1
        switch attempt.result {
        case .delivered: totals.delivered += 1
        case .failed, .unavailable, .gone, .refused, .blocked: totals.failed += 1
        case .abandoned: break
        }
        if isDead { totals.dead += 1 }
        lanes[attempt.endpoint.id]?.finish(
            attempt.permit, attempt.result, from: attempt.endpoint.url, isDead: isDead, at: now, using: &generator)
    }

    /// When the next open breaker lets a probe through.
    func nextProbe(after now: Instant) -> Instant? {
        lanes.values.compactMap { lane in
            if case .open(let until) = lane.breaker.state, until > now { until } else { nil }
        }.min()
    }
}
