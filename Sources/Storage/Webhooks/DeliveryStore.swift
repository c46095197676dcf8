package import Conversations

/// The outbox of webhooks: leased by workers, completed only with the lease in hand.
package struct DeliveryStore {
    let connection: any SQLConnection

    package init(_ connection: any SQLConnection) {
        self.connection = connection
    }

    static let columns = """
        d.id, d.endpoint_id, d.event_id, e.type, d.event_sequence, d.conversation_id, d.state, d.attempts, d.due_at,
        d.last_status, d.last_error, d.created_at, d.completed_at, d.forgiven
        """

    /// Records an attempt and what becomes of the delivery.
    ///
    /// - Returns: false when the lease was lost meanwhile; then nothing is recorded.
    package func complete(
        _ leased: LeasedDelivery, attempt: DeliveryAttempt, outcome: DeliveryOutcome, at now: Instant
    ) throws(StorageError) -> Bool {
        let (state, dueAt, completedAt): (WebhookDelivery.State, Instant, Instant?) =
            switch outcome {
            case .delivered: (.delivered, leased.delivery.dueAt, now)
            case .retry(let at, _): (.waiting, at, nil)
            case .dead: (.dead, leased.delivery.dueAt, now)
            }
        var forgiven = leased.delivery.forgiven
        if case .retry(_, forgiven: true) = outcome { forgiven += 1 }
        let changed = try connection.execute(
            """
            UPDATE deliveries SET state = $1, due_at = $2, completed_at = $3, attempts = $4, last_status = $5,
                last_error = $6, forgiven = $7, lease = NULL, leased_until = NULL
            WHERE id = $8 AND lease = $9 AND state = 'leased'
            """,
            [
                .text(state.rawValue), SQLValue(dueAt), SQLValue(completedAt), SQLValue(attempt.attempt),
                SQLValue(attempt.status), SQLValue(attempt.error), SQLValue(forgiven), .integer(leased.delivery.id),
                .text(leased.lease),
            ])
        guard changed == 1 else { return false }
        if completedAt != nil {
            try release(conversation: leased.delivery.conversationID, of: leased.delivery.endpointID, at: now)
        }
        try connection.execute(
            """
            INSERT INTO delivery_attempts (delivery_id, attempt, started_at, duration_ms, status, error, response)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (delivery_id, attempt) DO UPDATE SET started_at = excluded.started_at,
                duration_ms = excluded.duration_ms, status = excluded.status, error = excluded.error,
                response = excluded.response
            """,
            [
                .integer(leased.delivery.id), SQLValue(attempt.attempt), SQLValue(attempt.startedAt),
                .integer(attempt.durationMilliseconds), SQLValue(attempt.status), SQLValue(attempt.error),
                SQLValue(attempt.response),
            ])
        return true
    }

    /// Extends leases of work still going on.
    package func renew(_ leased: [LeasedDelivery], until: Instant) throws(StorageError) {
        for item in leased {
            try connection.execute(
                "UPDATE deliveries SET leased_until = $1 WHERE id = $2 AND lease = $3 AND state = 'leased'",
                [SQLValue(until), .integer(item.delivery.id), .text(item.lease)])
        }
    }

    /// Gives leased deliveries back untouched; no attempt is used up.
    package func giveBack(_ leased: [LeasedDelivery]) throws(StorageError) {
        for item in leased {
            try connection.execute(
                """
                UPDATE deliveries SET state = 'waiting', lease = NULL, leased_until = NULL
                WHERE id = $1 AND lease = $2 AND state = 'leased'
                """, [.integer(item.delivery.id), .text(item.lease)])
        }
    }

    /// Returns deliveries whose worker died to the queue.
    ///
    /// - Returns: how many.
    package func reclaimExpired(at now: Instant) throws(StorageError) -> Int {
        try connection.execute(
            """
            UPDATE deliveries SET state = 'waiting', lease = NULL, leased_until = NULL
            WHERE state = 'leased' AND leased_until <= $1
            """, [SQLValue(now)])
    }

    /// Returns everything leased to the queue; for start-up of a program that alone owns the store.
    package func reclaimAll() throws(StorageError) -> Int {
        try connection.execute(
            "UPDATE deliveries SET state = 'waiting', lease = NULL, leased_until = NULL WHERE state = 'leased'")
    }

    /// A page of deliveries, latest first.
    ///
    /// - Parameter before: the last id of the previous page.
    package func list(
        endpoint: Identifier<WebhookEndpoint>?, state: WebhookDelivery.State?, before: Int64?, limit: Int
    ) throws(StorageError) -> [ListEntry<Int64, WebhookDelivery>] {
        var conditions = ["d.id < $1"]
        var arguments: [SQLValue] = [.integer(before ?? .max)]
        if let endpoint {
            arguments.append(SQLValue(endpoint))
            conditions.append("d.endpoint_id = $\(arguments.count)")
        }
        // Written out, because only then a partial index applies; the state is one of our own four words.
        if let state { conditions.append("d.state = '\(state.rawValue)'") }
        arguments.append(SQLValue(limit))
        return try connection.rows(
            """
            SELECT \(Self.columns) FROM deliveries d JOIN events e ON e.sequence = d.event_sequence
            WHERE \(conditions.joined(separator: " AND ")) ORDER BY d.id DESC LIMIT $\(arguments.count)
            """, arguments
        ).map { row throws(StorageError) in ListEntry(row, at: try row.integer(0), Self.delivery) }
    }

    package func find(_ id: Int64) throws(StorageError) -> WebhookDelivery? {
        try connection.row(
            """
            SELECT \(Self.columns) FROM deliveries d JOIN events e ON e.sequence = d.event_sequence WHERE d.id = $1
            """, [.integer(id)]
        ).map(Self.delivery)
    }

    package func attempts(of id: Int64) throws(StorageError) -> [DeliveryAttempt] {
        try connection.rows(
            """
            SELECT attempt, started_at, duration_ms, status, error, response FROM delivery_attempts
            WHERE delivery_id = $1 ORDER BY attempt
            """, [.integer(id)]
        ).map { row throws(StorageError) in
            DeliveryAttempt(
                attempt: Int(try row.integer(0)), startedAt: try row.instant(1),
                durationMilliseconds: try row.integer(2), status: try row.optionalInteger(3).map(Int.init),
                error: try row.optionalText(4), response: try row.optionalText(5))
        }
    }

    /// How many deliveries wait, are leased and are dead.
    ///
    /// What was delivered is not counted: the states looked at have an index each, so that this stays cheap however much
    /// was delivered before.
    package func backlog() throws(StorageError) -> [WebhookDelivery.State: Int64] {
        var backlog: [WebhookDelivery.State: Int64] = [:]
        for state in WebhookDelivery.State.backlog {
            // Written out, because only then a partial index applies; the state is one of our own words.
            backlog[state] = try connection.row(
                "SELECT count(*) FROM deliveries WHERE state = '\(state.rawValue)'", [])?.integer(0)
        }
        return backlog
    }

    /// When the earliest waiting delivery of an endpoint is due; nil when none waits.
    ///
    /// - Parameter now: only what becomes due after that moment; what is due already may be blocked by its predecessor.
    package func nextDue(
        endpoint: Identifier<WebhookEndpoint>, after now: Instant? = nil
    ) throws(StorageError) -> Instant? {
        try connection.row(
            "SELECT min(due_at) FROM deliveries WHERE endpoint_id = $1 AND state = 'waiting' AND due_at > $2",
            [SQLValue(endpoint), .integer(now?.millisecondsSinceEpoch ?? .min)]
        )?.optionalInstant(0)
    }

    static func delivery(_ row: SQLRow) throws(StorageError) -> WebhookDelivery {
        WebhookDelivery(
            id: try row.integer(0), endpointID: try row.identifier(1), eventID: try row.identifier(2),
            eventType: try row.raw(3), eventSequence: try row.integer(4),
            conversationID: try row.optionalIdentifier(5), state: try row.raw(6),
            attempts: Int(try row.integer(7)), forgiven: Int(try row.integer(13)), dueAt: try row.instant(8),
            lastStatus: try row.optionalInteger(9).map(Int.init), lastError: try row.optionalText(10),
            createdAt: try row.instant(11), completedAt: try row.optionalInstant(12))
    }
}
