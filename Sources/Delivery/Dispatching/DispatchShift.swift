import Conversations
import Storage

/// What the dispatcher has in hand between two turns.
///
/// Values and decisions only; the dispatcher does what it says. Time and chance come from outside.
struct DispatchShift {
    private(set) var board: DispatchBoard
    private let configuration: WebhookDispatcherConfiguration
    private var generator: any RandomNumberGenerator
    /// Tells this dispatcher's leases from those of any other.
    private let name: String
    /// Over, but not yet written down.
    private var unwritten: [FinishedAttempt] = []
    private var unused: [LeasedDelivery] = []
    private var underWay: [Int64: LeasedDelivery] = [:]
    private var nextScan: Instant?
    /// The earliest of the retries that the last turn wrote, which its survey came too early to see.
    private var nextRetry: Instant?
    /// What was unreadable at the last look.
    private var unreadable: Set<UnreadableEndpoint> = []
    private var turns = 0

    /// - Parameter name: of this dispatcher, and of no other that ever works on the store.
    init(_ configuration: WebhookDispatcherConfiguration, name: String, generator: any RandomNumberGenerator) {
        self.configuration = configuration
        self.name = name
        self.generator = generator
        board = DispatchBoard(configuration)
    }

    /// Takes in what has ended and decides what becomes of it.
    mutating func take(_ finished: [FinishedAttempt], at now: Instant) {
        for var attempt in finished {
            attempt.outcome = configuration.retries.outcome(
                of: attempt.result, for: attempt.leased.delivery, isProbe: attempt.permit.isProbe, at: now,
                using: &generator)
            underWay[attempt.leased.delivery.id] = nil
            board.finish(attempt, at: now, using: &generator)
            unwritten.append(attempt)
        }
    }

    /// What has become unreadable since the last look.
    mutating func newlyUnreadable(_ survey: DispatchSurvey) -> [UnreadableEndpoint] {
        defer { unreadable = Set(survey.unreadable) }
        return survey.unreadable.filter { !unreadable.contains($0) }
    }

    /// Decides what to do to the store.
    mutating func plan(_ survey: DispatchSurvey, at now: Instant) -> DispatchTurn {
        board.update(survey.endpoints)
        nextRetry = nil
        var turn = newTurn()
        turn.orders = board.orders(survey.due, at: now)
        if let nextScan, nextScan > now, nextScan.milliseconds(since: now) <= configuration.scanInterval { return turn }
        // The first turn, the time for it, or a clock that was set back.
        turn.scan = nextScan == nil && configuration.ownsStore ? .everything : .expired
        return turn
    }

    /// Forgets what the turn has written.
    mutating func wrote(_ turn: DispatchTurn, at now: Instant) {
        nextRetry = turn.finished.compactMap { attempt in
            if case .retry(let at, _) = attempt.outcome { at } else { nil }
        }.min()
        unwritten = []
        unused = []
        if turn.scan != .none { nextScan = now.adding(milliseconds: configuration.scanInterval) }
    }

    /// - Returns: nil when the delivery goes back unsent.
    mutating func start(
        _ leased: LeasedDelivery, _ endpoint: Identifier<WebhookEndpoint>, at now: Instant
    ) -> CircuitBreaker.Permit? {
        guard let permit = board.start(endpoint, at: now) else {
            unused.append(leased)
            return nil
        }
        underWay[leased.delivery.id] = leased
        return permit
    }

    /// Milliseconds until something is due, a breaker lets a probe through or it is time for a scan.
    func pause(_ survey: DispatchSurvey, at now: Instant) -> Int64 {
        if !unused.isEmpty { return 0 }
        let moments = [survey.next, nextRetry, board.nextProbe(after: now)].compactMap(\.self)
        let soonest = moments.map { max($0.milliseconds(since: now), 1) }.min() ?? .max
        return min(soonest, configuration.scanInterval)
    }

    /// Writes down what is left and claims nothing.
    mutating func lastTurn() -> DispatchTurn {
        newTurn()
    }

    private mutating func newTurn() -> DispatchTurn {
        turns += 1
        return DispatchTurn(
            finished: unwritten, unused: unused, underWay: Array(underWay.values), lease: "\(name)-\(turns)",
            leaseLength: configuration.lease)
    }
}
