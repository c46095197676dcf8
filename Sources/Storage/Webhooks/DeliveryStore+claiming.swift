package import Conversations

extension DeliveryStore {
    /// How many due deliveries one look at the queue takes in, and how many looks a claim takes.
    private static let window = 512
    private static let looks = 8
    /// How long deliveries behind others are left out of sight unless their turn comes, in milliseconds.
    private static let parkingTime: Int64 = 600_000

    /// Leases what is due for one endpoint.
    ///
    /// Of each conversation only the oldest unfinished event, so that a conversation's events arrive in order. However many
    /// events wait behind others, a claim looks at a bounded number: when all in sight are blocked they are parked, and
    /// each comes back when its predecessor is finished.
    package func claim(
        endpoint: Identifier<WebhookEndpoint>, lease: String, until: Instant, at now: Instant, limit: Int
    ) throws(StorageError) -> ClaimedDeliveries {
        var claimed = 0
        for _ in 0..<Self.looks {
            claimed += try leaseHeads(
                endpoint: endpoint, lease: lease, until: until, at: now, limit: limit - claimed)
            guard claimed < limit, try park(endpoint: endpoint, at: now) > 0 else { break }
        }
        guard claimed > 0 else { return ClaimedDeliveries() }
        return try read(endpoint: endpoint, lease: lease, at: now)
    }

    /// Reads what was leased, and gives up what cannot be read.
    private func read(
        endpoint: Identifier<WebhookEndpoint>, lease: String, at now: Instant
    ) throws(StorageError) -> ClaimedDeliveries {
        let rows = try connection.rows(
            """
            SELECT \(Self.columns), e.body FROM deliveries d LEFT JOIN events e ON e.sequence = d.event_sequence
            WHERE d.state = 'leased' AND d.lease = $1 AND d.endpoint_id = $2 ORDER BY d.id
            """, [.text(lease), SQLValue(endpoint)])
        var claimed = ClaimedDeliveries()
        for row in rows {
            let leased: LeasedDelivery
            do {
                leased = LeasedDelivery(delivery: try Self.delivery(row), lease: lease, body: try row.blob(14))
            } catch {
                claimed.unreadable.append(try bury(row, of: endpoint, because: error, at: now))
                continue
            }
            claimed.leased.append(leased)
        }
        return claimed
    }

    private func bury(
        _ row: SQLRow, of endpoint: Identifier<WebhookEndpoint>, because error: StorageError, at now: Instant
    ) throws(StorageError) -> DeadLetter {
        let letter = DeadLetter(
            endpointID: endpoint, eventID: try row.identifier(2), reason: "the stored event cannot be read: \(error)")
        try connection.execute(
            """
            UPDATE deliveries SET state = 'dead', last_error = $1, completed_at = $2, lease = NULL, leased_until = NULL
            WHERE id = $3
            """, [.text(letter.reason), SQLValue(now), .integer(try row.integer(0))])
        try release(conversation: try row.optionalIdentifier(5), of: endpoint, at: now)
        return letter
    }

    private func leaseHeads(
        endpoint: Identifier<WebhookEndpoint>, lease: String, until: Instant, at now: Instant, limit: Int
    ) throws(StorageError) -> Int {
        try connection.execute(
            Self.leasing[connection.engine],
            [.text(lease), SQLValue(until), SQLValue(endpoint), SQLValue(now), SQLValue(limit)])
    }

    /// What is due of the endpoint `$3` at `$4`, as much as one look takes in.
    private static let inView = """
        SELECT id, endpoint_id, conversation_id, due_at FROM deliveries
        WHERE endpoint_id = $3 AND state = 'waiting' AND due_at <= $4
        ORDER BY due_at, id LIMIT \(window)
        """

    /// Whether something of the same conversation is before `d`.
    private static let isBlocked = """
        EXISTS (
            SELECT 1 FROM deliveries earlier
            WHERE earlier.endpoint_id = d.endpoint_id AND earlier.conversation_id = d.conversation_id
                AND earlier.state IN ('waiting', 'leased') AND earlier.id < d.id)
        """

    /// Where several claim at once, each passes over what another is just leasing, and what it has leased by then waits no
    /// longer: the second look at the state is at the row as it is when the lock is had.
    private static let leasing = SQLVariants(
        sqlite: """
            UPDATE deliveries SET state = 'leased', lease = $1, leased_until = $2
            WHERE id IN (
                SELECT d.id FROM (\(inView)) d WHERE NOT \(isBlocked)
                ORDER BY d.due_at, d.id LIMIT $5)
            """,
        postgreSQL: """
            UPDATE deliveries SET state = 'leased', lease = $1, leased_until = $2
            WHERE state = 'waiting' AND id = ANY (ARRAY(
                WITH heads AS MATERIALIZED (SELECT d.id FROM (\(inView)) d WHERE NOT \(isBlocked))
                SELECT head.id FROM deliveries head JOIN heads ON heads.id = head.id
                WHERE head.state = 'waiting'
                ORDER BY head.due_at, head.id LIMIT $5 FOR UPDATE OF head SKIP LOCKED))
            """)

    /// Puts off the blocked deliveries that fill the view, if they do fill it.
    ///
    /// What stepped into view when others were leased may be at the head of its conversation; it stays. One that was tried
    /// before keeps to about its own time.
    ///
    /// - Returns: how many.
    private func park(endpoint: Identifier<WebhookEndpoint>, at now: Instant) throws(StorageError) -> Int {
        let inView =
            try connection.row(
                """
                SELECT count(*) FROM (
                    SELECT id FROM deliveries WHERE endpoint_id = $1 AND state = 'waiting' AND due_at <= $2
                    LIMIT \(Self.window)) d
                """, [SQLValue(endpoint), SQLValue(now)])?.integer(0) ?? 0
        guard inView == Self.window else { return 0 }
        return try connection.execute(
            Self.parking[connection.engine],
            [
                SQLValue(now.adding(milliseconds: Self.parkingTime)),
                SQLValue(now.adding(milliseconds: Self.parkingTime / 60)), SQLValue(endpoint), SQLValue(now),
            ])
    }

    private static let parking = SQLVariants(
        sqlite: """
            UPDATE deliveries SET due_at = CASE WHEN attempts = 0 THEN $1 ELSE $2 END
            WHERE id IN (SELECT d.id FROM (\(inView)) d WHERE \(isBlocked))
            """,
        // The one before is locked as well: if another worker finished it meanwhile, that one has looked for a parked
        // successor already and would never come back for this one.
        postgreSQL: """
            UPDATE deliveries SET due_at = CASE WHEN attempts = 0 THEN CAST($1 AS BIGINT) ELSE $2 END
            WHERE state = 'waiting' AND id = ANY (ARRAY(
                WITH pairs AS MATERIALIZED (
                    SELECT d.id, (
                        SELECT max(before.id) FROM deliveries before
                        WHERE before.endpoint_id = d.endpoint_id AND before.conversation_id = d.conversation_id
                            AND before.state IN ('waiting', 'leased') AND before.id < d.id) AS earlier_id
                    FROM (\(inView)) d)
                SELECT blocked.id FROM pairs JOIN deliveries blocked ON blocked.id = pairs.id
                JOIN deliveries earlier ON earlier.id = pairs.earlier_id
                WHERE blocked.state = 'waiting' AND earlier.state IN ('waiting', 'leased')
                FOR UPDATE OF blocked, earlier SKIP LOCKED))
            """)

    /// Brings back the next event of a conversation, if it was parked; one that was tried before waits for its own time.
    func release(
        conversation: Identifier<Conversation>?, of endpoint: Identifier<WebhookEndpoint>, at now: Instant
    ) throws(StorageError) {
        guard let conversation else { return }
        try connection.execute(
            """
            UPDATE deliveries SET due_at = $1
            WHERE id = (
                SELECT min(id) FROM deliveries
                WHERE endpoint_id = $2 AND conversation_id = $3 AND state IN ('waiting', 'leased'))
                AND state = 'waiting' AND attempts = 0 AND due_at > $1
            """, [SQLValue(now), SQLValue(endpoint), SQLValue(conversation)])
    }
}
