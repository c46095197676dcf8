package import Conversations

/// Messages that were being worked on when the program crashed, by digest of their content.
package struct SuspectStore {
    private let connection: any SQLConnection

    package init(_ connection: any SQLConnection) {
        self.connection = connection
    }

    /// Digests with at least that many crashes.
    package func quarantined(atLeast crashes: Int64) throws(StorageError) -> [String] {
        try connection.rows("SELECT digest FROM suspect_messages WHERE crashes >= $1", [.integer(crashes)])
            .map { row throws(StorageError) in try row.text(0) }
    }

    package func recordCrash(of digest: String, at now: Instant) throws(StorageError) {
        try connection.execute(
            """
            INSERT INTO suspect_messages (digest, crashes, last_at) VALUES ($1, 1, $2)
            ON CONFLICT (digest) DO UPDATE SET crashes = suspect_messages.crashes + 1, last_at = excluded.last_at
            """, [.text(digest), SQLValue(now)])
    }

    /// Forgets the suspects that crashed longest ago.
    ///
    /// - Returns: how many.
    func prune(before instant: Instant, limit: Int) throws(StorageError) -> Int {
        try connection.execute(
            """
            DELETE FROM suspect_messages WHERE digest IN (
                SELECT digest FROM suspect_messages WHERE last_at < $1 ORDER BY last_at LIMIT $2)
            """, [SQLValue(instant), SQLValue(limit)])
    }
}
