package import Conversations

/// Conversations as they stand.
package struct ConversationStore {
    let connection: any SQLConnection

    package init(_ connection: any SQLConnection) {
        self.connection = connection
    }

    package func find(_ id: Identifier<Conversation>) throws(StorageError) -> Conversation? {
        try connection.row("SELECT \(ConversationRow.columns) FROM conversations WHERE id = $1", [SQLValue(id)])
            .map(ConversationRow.conversation)
    }

    /// The latest conversation of a customer in one inbox and channel, whatever its status.
    package func latest(
        of customer: Identifier<Customer>, inbox: String, channel: Channel
    ) throws(StorageError) -> Conversation? {
        try connection.row(
            """
            SELECT \(ConversationRow.columns) FROM conversations
            WHERE customer_id = $1 AND inbox = $2 AND channel = $3
            ORDER BY CASE WHEN status IN ('open', 'pending', 'snoozed') THEN 0 ELSE 1 END, opened_at DESC, id DESC
            LIMIT 1
            """, [SQLValue(customer), .text(inbox), .text(channel.rawValue)]
        ).map(ConversationRow.conversation)
    }

    package func insert(_ conversation: Conversation) throws(StorageError) {
        let placeholders = (1...ConversationRow.names.count).map { "$\($0)" }.joined(separator: ", ")
        try connection.execute(
            "INSERT INTO conversations (\(ConversationRow.columns)) VALUES (\(placeholders))",
            try ConversationRow.values(conversation))
    }

    /// Writes a changed conversation, if nobody else changed it since it was read.
    ///
    /// - Parameter revision: the revision that was read.
    /// - Returns: false when somebody else was first; then nothing was written.
    package func update(_ conversation: Conversation, from revision: Int64) throws(StorageError) -> Bool {
        try connection.execute(
            Self.updateStatement, try ConversationRow.values(conversation) + [.integer(revision)]) == 1
    }

    private static let updateStatement: String = {
        let names = ConversationRow.names
        // `id` is $1 and appears first, in the harmless assignment to itself, so that placeholders stay in order.
        let assignments = names.enumerated().map { "\($1) = $\($0 + 1)" }.joined(separator: ", ")
        return "UPDATE conversations SET \(assignments) WHERE id = $1 AND revision = $\(names.count + 1)"
    }()

    /// Whose claim has lapsed, oldest first.
    package func expiredClaims(at now: Instant, limit: Int) throws(StorageError) -> ReadableRows<Conversation> {
        ReadableRows(
            try connection.rows(
                """
                SELECT \(ConversationRow.columns) FROM conversations
                WHERE claimed_until IS NOT NULL AND claimed_until <= $1 ORDER BY claimed_until LIMIT $2
                """, [SQLValue(now), SQLValue(limit)]), ConversationRow.conversation)
    }

    /// Whose snooze is over, oldest first.
    package func endedSnoozes(at now: Instant, limit: Int) throws(StorageError) -> ReadableRows<Conversation> {
        ReadableRows(
            try connection.rows(
                """
                SELECT \(ConversationRow.columns) FROM conversations
                WHERE snoozed_until IS NOT NULL AND snoozed_until <= $1 ORDER BY snoozed_until LIMIT $2
                """, [SQLValue(now), SQLValue(limit)]), ConversationRow.conversation)
    }
}
