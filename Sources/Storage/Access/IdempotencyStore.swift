package import Conversations

/// Keys that make a request safe to send again, for each token apart.
package struct IdempotencyStore {
    private let connection: any SQLConnection

    package init(_ connection: any SQLConnection) {
        self.connection = connection
    }

    package func find(scope: String, key: String) throws(StorageError) -> IdempotencyRecord? {
        try connection.row(
            "SELECT request_digest, message_id FROM idempotency_keys WHERE scope = $1 AND key = $2",
            [.text(scope), .text(key)]
        ).map { row throws(StorageError) in
            IdempotencyRecord(requestDigest: try row.text(0), messageID: try row.identifier(1))
        }
    }

    package func insert(
        scope: String, key: String, record: IdempotencyRecord, at now: Instant
    ) throws(StorageError) {
        try connection.execute(
            """
            INSERT INTO idempotency_keys (scope, key, request_digest, message_id, created_at)
            VALUES ($1, $2, $3, $4, $5)
            """,
            [.text(scope), .text(key), .text(record.requestDigest), SQLValue(record.messageID), SQLValue(now)])
    }

    /// Forgets the oldest keys used before `instant`.
    ///
    /// - Returns: how many.
    func prune(before instant: Instant, limit: Int) throws(StorageError) -> Int {
        try connection.execute(
            """
            DELETE FROM idempotency_keys WHERE (scope, key) IN (
                SELECT scope, key FROM idempotency_keys WHERE created_at < $1 ORDER BY created_at LIMIT $2)
            """, [SQLValue(instant), SQLValue(limit)])
    }
}
