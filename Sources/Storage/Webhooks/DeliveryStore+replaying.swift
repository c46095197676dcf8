package import Conversations

extension DeliveryStore {
    /// Puts one dead letter back in the queue with all its attempts forgiven; history, event id and bytes stay the same.
    ///
    /// - Returns: false when it is not a dead letter of that endpoint.
    package func replay(
        _ id: Int64, of endpoint: Identifier<WebhookEndpoint>, at now: Instant
    ) throws(StorageError) -> Bool {
        try replay(endpoint: endpoint, ids: id...id, at: now) == 1
    }

    /// The latest dead letter of an endpoint; nil when it has none.
    package func latestDead(of endpoint: Identifier<WebhookEndpoint>) throws(StorageError) -> Int64? {
        try connection.row(
            "SELECT max(id) FROM deliveries WHERE endpoint_id = $1 AND state = 'dead'", [SQLValue(endpoint)]
        )?.optionalInteger(0)
    }

    /// Puts an endpoint's oldest dead letters back in the queue, a bounded number; the order within conversations stays.
    ///
    /// - Parameters:
    ///   - after: the last id of the batch before, so that none comes twice, however fast it dies again.
    ///   - last: where to end, so that what dies meanwhile does not go on for ever.
    /// - Returns: how many, and the id to go on after; nil when there are no more.
    package func replay(
        endpoint: Identifier<WebhookEndpoint>, after: Int64, through last: Int64, at now: Instant, limit: Int
    ) throws(StorageError) -> (count: Int, last: Int64)? {
        let batch = try connection.row(
            """
            SELECT min(id), max(id) FROM (
                SELECT id FROM deliveries WHERE endpoint_id = $1 AND state = 'dead' AND id > $2 AND id <= $3
                ORDER BY id LIMIT $4) d
            """, [SQLValue(endpoint), .integer(after), .integer(last), SQLValue(limit)])
        guard let batch, let first = try batch.optionalInteger(0), let end = try batch.optionalInteger(1) else {
            return nil
        }
        return (try replay(endpoint: endpoint, ids: first...end, at: now), end)
    }

    private func replay(
        endpoint: Identifier<WebhookEndpoint>, ids: ClosedRange<Int64>, at now: Instant
    ) throws(StorageError) -> Int {
        try connection.execute(
            """
            UPDATE deliveries SET state = 'waiting', forgiven = attempts, due_at = $1, completed_at = NULL
            WHERE endpoint_id = $2 AND state = 'dead' AND id >= $3 AND id <= $4
            """, [SQLValue(now), SQLValue(endpoint), .integer(ids.lowerBound), .integer(ids.upperBound)])
    }
}
