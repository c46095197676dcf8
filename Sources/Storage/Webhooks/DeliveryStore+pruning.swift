import Conversations

extension DeliveryStore {
    /// What upkeep may remove; everything else is still owed.
    enum Finished: String {
        case delivered, dead
    }

    /// Removes the deliveries that were finished longest ago, with their attempts.
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
        return try connection.execute("DELETE FROM deliveries WHERE id IN (\(oldest))", arguments)
    }
}
