/// A thread entry as callers, webhooks and feeds see it.
package struct MessageDocument: Encodable, Sendable {
    private let message: Message

    package init(_ message: Message) {
        self.message = message
    }

    private enum Key: String, CodingKey {
        case id, direction, author, channel, inbox, subject, text, metadata
        case conversationID = "conversation_id"
        case customerID = "customer_id"
        case contentType = "content_type"
        case providerMessageID = "provider_message_id"
        case sentAt = "sent_at"
        case createdAt = "created_at"
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(message.id, forKey: .id)
        try container.encode(message.conversationID, forKey: .conversationID)
        try container.encode(message.customerID, forKey: .customerID)
        try container.encode(message.direction, forKey: .direction)
        try container.encode(message.author.label, forKey: .author)
        try container.encode(message.channel, forKey: .channel)
        try container.encode(message.inbox, forKey: .inbox)
        try container.encode(message.subject, forKey: .subject)
        try container.encode(message.text, forKey: .text)
        try container.encode(message.contentType, forKey: .contentType)
        try container.encode(message.providerMessageID, forKey: .providerMessageID)
        try container.encode(message.sentAt, forKey: .sentAt)
        try container.encode(message.createdAt, forKey: .createdAt)
        try container.encode(message.metadata, forKey: .metadata)
    }
}
