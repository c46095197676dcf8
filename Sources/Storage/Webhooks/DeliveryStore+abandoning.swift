package import Conversations

extension DeliveryStore {
    /// Makes dead letters of what is still owed to an endpoint that was deleted, a bounded number.
    ///
    /// - Returns: how many; fewer than `limit` when none is left.
    package func abandon(
        endpoint: Identifier<WebhookEndpoint>, at now: Instant, limit: Int
    ) throws(StorageError) -> Int {
        try connection.execute(
            """
            UPDATE deliveries SET state = 'dead', last_error = 'the endpoint was deleted', lease = NULL,
                leased_until = NULL, completed_at = $1
            WHERE id IN (
                SELECT id FROM deliveries WHERE endpoint_id = $2 AND state IN ('waiting', 'leased') LIMIT $3)
            """, [SQLValue(now), SQLValue(endpoint), SQLValue(limit)])
    }

    /// Makes dead letters of what is owed to endpoints that are gone: whoever deleted them did not get through.
    ///
    /// - Returns: how many; fewer than `limit` when none is left.
    func abandonOrphans(at now: Instant, limit: Int) throws(StorageError) -> Int {
        var abandoned = 0
        var last = ""
        // From endpoint to endpoint, of which there are few, instead of from delivery to delivery.
        while abandoned < limit, let next = try nextOwed(after: last) {
            last = next.rawValue
            guard try EndpointStore(connection).exists(next) else {
                abandoned += try abandon(endpoint: next, at: now, limit: limit - abandoned)
                continue
            }
        }
        return abandoned
    }

    private func nextOwed(after id: String) throws(StorageError) -> Identifier<WebhookEndpoint>? {
        try connection.row(
            "SELECT min(endpoint_id) FROM deliveries WHERE state IN ('waiting', 'leased') AND endpoint_id > $1",
            [.text(id)]
        )?.optionalIdentifier(0)
    }
}
