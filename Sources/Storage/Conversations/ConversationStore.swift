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

    /// Finds a conversation in order to change it: nobody else does before this transaction has ended.
    package func findForChange(_ id: Identifier<Conversation>) throws(StorageError) -> Conversation? {
        try connection.row(
            """
            SELECT \(ConversationRow.columns) FROM conversations
            WHERE id = $1\(EngineQueries.lockingRows[connection.engine])
            """, [SQLValue(id)]
        ).map(ConversationRow.conversation)
    }

    /// Whether there is such a conversation, readable or not.
    package func exists(_ id: Identifier<Conversation>) throws(StorageError) -> Bool {
        try connection.row("SELECT 1 FROM conversations WHERE id = $1", [SQLValue(id)]) != nil
    }

    /// The one active conversation of a customer in one inbox and channel, readable or not.
    package func active(
        of customer: Identifier<Customer>, inbox: String, channel: Channel
    ) throws(StorageError) -> Identifier<Conversation>? {
        // The statuses are written out, because only then the partial index applies.
        try connection.row(
            """
            SELECT id FROM conversations WHERE customer_id = $1 AND inbox = $2 AND channel = $3
                AND status IN ('open', 'pending', 'snoozed')
            """, [SQLValue(customer), .text(inbox), .text(channel.rawValue)]
        )?.identifier(0)
    }

    /// The active conversation of a customer in one inbox and channel, or else the one resolved last.
    package func latest(
        of customer: Identifier<Customer>, inbox: String, channel: Channel
    ) throws(StorageError) -> Conversation? {
        let select = """
            SELECT \(ConversationRow.columns) FROM conversations
            WHERE customer_id = $1 AND inbox = $2 AND channel = $3
            """
        let arguments: [SQLValue] = [SQLValue(customer), .text(inbox), .text(channel.rawValue)]
        // There is at most one, and an index for it: nothing is sorted for the next message of a conversation.
        let active = try connection.row("\(select) AND status IN ('open', 'pending', 'snoozed')", arguments)
        if let active { return try ConversationRow.conversation(active) }
        return try connection.row(
            """
            \(select) AND status = 'resolved' ORDER BY coalesce(resolved_at, updated_at) DESC, id DESC LIMIT 1
            """, arguments
        ).map(ConversationRow.conversation)
    }

    package func insert(_ conversation: Conversation) throws(StorageError) {
        let placeholders = (1...ConversationRow.names.count).map { "$\($0)" }.joined(separator: ", ")
        try connection.execute(
            "INSERT INTO conversations (\(ConversationRow.columns)) VALUES (\(placeholders))",
            try ConversationRow.values(conversation))
    }

    /// Writes what changed of a conversation, if nobody else changed it since it was read.
    ///
    /// Only the columns that differ are named: naming one that an index holds makes the index be written again.
    ///
    /// - Parameter stored: the conversation as it was read.
    /// - Returns: false when somebody else was first; then nothing was written.
    package func update(_ conversation: Conversation, from stored: Conversation) throws(StorageError) -> Bool {
        let before = try ConversationRow.values(stored)
        var assignments = ""
        var arguments: [SQLValue] = []
        for (index, value) in try ConversationRow.values(conversation).enumerated() where value != before[index] {
            arguments.append(value)
            assignments += "\(assignments.isEmpty ? "" : ", ")\(ConversationRow.names[index]) = $\(arguments.count)"
        }
        guard !arguments.isEmpty else { return try find(stored.id)?.revision == stored.revision }
        let key = arguments.count + 1
        return try connection.execute(
            "UPDATE conversations SET \(assignments) WHERE id = $\(key) AND revision = $\(key + 1)",
            arguments + [SQLValue(stored.id), .integer(stored.revision)]) == 1
    }

    /// Whose claim has lapsed, oldest first.
    package func expiredClaims(
        at now: Instant, after cursor: ListCursor?, limit: Int
    ) throws(StorageError) -> [ListEntry<ListCursor, Conversation>] {
        try due("claimed_until", at: now, after: cursor, limit: limit)
    }

    /// Whose snooze is over, oldest first.
    package func endedSnoozes(
        at now: Instant, after cursor: ListCursor?, limit: Int
    ) throws(StorageError) -> [ListEntry<ListCursor, Conversation>] {
        try due("snoozed_until", at: now, after: cursor, limit: limit)
    }

    /// - Parameter column: a time that has an index of its own.
    private func due(
        _ column: String, at now: Instant, after cursor: ListCursor?, limit: Int
    ) throws(StorageError) -> [ListEntry<ListCursor, Conversation>] {
        try connection.rows(
            """
            SELECT \(ConversationRow.columns), \(column) FROM conversations
            WHERE \(column) IS NOT NULL AND (\(column), id) > ($1, $2) AND \(column) <= $3
            ORDER BY \(column), id LIMIT $4
            """, [.integer(cursor?.key ?? .min), .text(cursor?.id ?? ""), SQLValue(now), SQLValue(limit)]
        ).map { row throws(StorageError) in
            ListEntry(
                row, at: ListCursor(key: try row.integer(ConversationRow.names.count), id: try row.text(0)),
                ConversationRow.conversation)
        }
    }
}
