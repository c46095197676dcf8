import Conversations

extension DeliveryStore {
    /// What upkeep may remove; everything else is still owed.
    enum Finished: String {
        case delivered, dead
    }

    /// Removes the deliveries that were finished longest ago, with their attempts, and the bodies of events that nobody can be
    /// sent any more.
    ///
    /// - Returns: how many deliveries.
    func prune(_ state: Finished, before instant: Instant, limit: Int) throws(StorageError) -> Int {
        // The state is written out, because only then a partial index applies.
        let oldest = """
            SELECT id FROM deliveries WHERE state = '\(state.rawValue)' AND completed_at < $1
            ORDER BY completed_at, id LIMIT $2
            """
        let arguments = [SQLValue(instant), SQLValue(limit)]
        try connection.execute("DELETE FROM delivery_attempts WHERE delivery_id IN (\(oldest))", arguments)
        // Asked for each endpoint there is, of which there are few, because then the index of (endpoint, event) serves. What
        // deleted ones were owed is never sent again.
        try connection.execute(
            """
            UPDATE events SET body = NULL
            WHERE sequence IN (SELECT event_sequence FROM deliveries WHERE id IN (\(oldest)))
                AND NOT EXISTS (
                    SELECT 1 FROM webhook_endpoints e
                    WHERE EXISTS (
                        SELECT 1 FROM deliveries d
                        WHERE d.endpoint_id = e.id AND d.event_sequence = events.sequence
                            AND d.id NOT IN (\(oldest))))
            """, arguments)
        return try connection.execute("DELETE FROM deliveries WHERE id IN (\(oldest))", arguments)
    }
}
