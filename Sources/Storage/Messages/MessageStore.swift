package import Conversations

/// The threads: what was said, in the order in which it was committed.
package struct MessageStore {
    private let connection: any SQLConnection

    package init(_ connection: any SQLConnection) {
        self.connection = connection
    }

    private static let columns = """
        id, conversation_id, customer_id, direction, author, channel, inbox, text, provider_message_id, sent_at,
        created_at, metadata, subject, content_type
        """

    /// - Throws: ``StorageError/constraint(_:)`` when the provider's id is known already.
    package func insert(_ message: Message) throws(StorageError) {
        try connection.execute(
            """
            INSERT INTO messages (\(Self.columns)) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            """,
            [
                SQLValue(message.id), SQLValue(message.conversationID), SQLValue(message.customerID),
                .text(message.direction.rawValue), .text(message.author.label), .text(message.channel.rawValue),
                .text(message.inbox), .text(message.text), SQLValue(message.providerMessageID),
                SQLValue(message.sentAt), SQLValue(message.createdAt),
                .text(message.metadata == .object([:]) ? "{}" : try StoredJSON.text(message.metadata)),
                SQLValue(message.subject), .text(message.contentType.rawValue),
            ])
    }

    package func find(_ id: Identifier<Message>) throws(StorageError) -> Message? {
        try connection.row("SELECT \(Self.columns) FROM messages WHERE id = $1", [SQLValue(id)]).map(Self.message)
    }

    /// As much of a message as tells whether another is the same, sent again.
    package struct Original: Hashable, Sendable {
        package let id: Identifier<Message>
        package let customerID: Identifier<Customer>
        package let text: String
    }

    /// Which of our messages carries a provider's id, whether the rest of it can be read or not.
    package func original(
        channel: Channel, inbox: String, providerMessageID: String
    ) throws(StorageError) -> Original? {
        try connection.row(
            """
            SELECT id, customer_id, text FROM messages WHERE channel = $1 AND inbox = $2 AND provider_message_id = $3
            """, [.text(channel.rawValue), .text(inbox), .text(providerMessageID)]
        ).map { row throws(StorageError) in
            Original(id: try row.identifier(0), customerID: try row.identifier(1), text: try row.text(2))
        }
    }

    /// A page of a thread, oldest first; an entry's place is its sequence.
    package func list(
        in conversation: Identifier<Conversation>, after sequence: Int64?, limit: Int
    ) throws(StorageError) -> [ListEntry<Int64, Message>] {
        try connection.rows(
            """
            SELECT \(Self.columns), sequence FROM messages WHERE conversation_id = $1 AND sequence > $2
            ORDER BY sequence LIMIT $3
            """, [SQLValue(conversation), .integer(sequence ?? 0), SQLValue(limit)]
        ).map { row throws(StorageError) in ListEntry(row, at: try row.integer(14), Self.message) }
    }

    /// The last entries of a customer across all channels, oldest first; notes are left out.
    package func recent(of customer: Identifier<Customer>, limit: Int) throws(StorageError) -> [Message] {
        try connection.rows(
            """
            SELECT \(Self.columns) FROM messages WHERE customer_id = $1 AND direction <> 'note'
            ORDER BY sequence DESC LIMIT $2
            """, [SQLValue(customer), SQLValue(limit)]
        ).map(Self.message).reversed()
    }

    private static func message(_ row: SQLRow) throws(StorageError) -> Message {
        guard let author = Author(label: try row.text(4)) else { throw .unexpectedColumn(4) }
        let metadata = try row.text(11)
        return Message(
            id: try row.identifier(0), conversationID: try row.identifier(1), customerID: try row.identifier(2),
            direction: try row.raw(3), author: author, channel: try row.raw(5), inbox: try row.text(6),
            text: try row.text(7), subject: try row.optionalText(12), contentType: try row.raw(13),
            providerMessageID: try row.optionalText(8), sentAt: try row.optionalInstant(9),
            createdAt: try row.instant(10),
            metadata: metadata == "{}" ? .object([:]) : try StoredJSON.value(JSONValue.self, from: metadata))
    }
}
