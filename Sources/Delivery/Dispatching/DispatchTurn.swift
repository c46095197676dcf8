import Conversations
import Storage

/// What the dispatcher does to the store in one transaction: writes down what is over, takes back what was lost, claims what is next.
struct DispatchTurn: Sendable {
    var finished: [FinishedAttempt] = []
    /// Claimed in vain; they go back untouched.
    var unused: [LeasedDelivery] = []
    var orders: [ClaimOrder] = []
    /// Work still going on, whose leases are renewed when there is a scan.
    var underWay: [LeasedDelivery] = []
    var scan = Scan.none
    /// Names this turn's claims, and nobody else's ever.
    let lease: String
    let leaseLength: Int64

    enum Scan: Sendable {
        case none
        /// Take back what others' leases have run out on.
        case expired
        /// Take back everything: nobody else works on this store, so its holder is dead.
        case everything
    }

    var isEmpty: Bool { finished.isEmpty && unused.isEmpty && orders.isEmpty && scan == .none }

    /// Carries the turn out inside a write transaction.
    func run(on connection: any SQLConnection, at now: Instant) throws(StorageError) -> DispatchReport {
        let deliveries = DeliveryStore(connection)
        var report = DispatchReport()
        for attempt in finished { try write(attempt, deliveries, connection, at: now, &report) }
        try deliveries.giveBack(unused)
        let until = now.adding(milliseconds: leaseLength)
        switch scan {
        case .none: break
        case .expired:
            // Our own first: after a jump of the clock they would look abandoned.
            try deliveries.renew(underWay, until: until)
            _ = try deliveries.reclaimExpired(at: now)
        case .everything: _ = try deliveries.reclaimAll()
        }
        for order in orders {
            // As it is now: it may have been switched off, moved or given a new secret since the order was made.
            guard let endpoint = try EndpointStore(connection).find(order.endpoint), endpoint.enabled,
                let signing = try? SigningEndpoint(endpoint, at: now)
            else { continue }
            let claimed = try deliveries.claim(
                endpoint: endpoint.id, lease: lease, until: until, at: now, limit: order.limit)
            if !claimed.leased.isEmpty {
                report.claims.append(DispatchReport.Claim(endpoint: signing, deliveries: claimed.leased))
            }
            report.deadLetters += claimed.unreadable
            if !claimed.unreadable.isEmpty { report.hasMore = true }
        }
        return report
    }

    private func write(
        _ attempt: FinishedAttempt, _ deliveries: DeliveryStore, _ connection: any SQLConnection, at now: Instant,
        _ report: inout DispatchReport
    ) throws(StorageError) {
        guard let outcome = attempt.outcome else { return try deliveries.giveBack([attempt.leased]) }
        let isWritten = try deliveries.complete(attempt.leased, attempt: attempt.record, outcome: outcome, at: now)
        if isWritten, outcome == .dead {
            report.deadLetters.append(
                DeadLetter(
                    endpointID: attempt.endpoint.id, eventID: attempt.leased.delivery.eventID,
                    reason: attempt.record.error ?? "no attempt succeeded"))
        }
        guard attempt.result == .gone else { return }
        // Only the address that said so: the endpoint may have moved meanwhile.
        let isDisabled = try EndpointStore(connection).disable(
            attempt.endpoint.id, at: attempt.endpoint.url, because: DispatchReport.goneReason, now: now)
        if isDisabled { report.disabled.append(attempt.endpoint.id) }
    }
}
