package import Conversations

extension Instant {
    /// When tests take place.
    package static let ofTests = Instant(millisecondsSinceEpoch: 1_800_000_000_000)
}

extension Customer {
    /// Somebody with a name, a tier and a fact.
    package static func sample(_ id: String = "cus_1") -> Customer {
        Customer(
            id: Identifier(stored: id), name: "Ana", tier: "gold", attributes: ["open_invoice": .bool(true)],
            createdAt: .ofTests, updatedAt: .ofTests)
    }
}

extension Conversation {
    /// A conversation that has just begun, on WhatsApp.
    package static func sample(_ id: String = "cnv_1", customer: String = "cus_1") -> Conversation {
        Conversation(
            id: Identifier(stored: id), customerID: Identifier(stored: customer), channel: .whatsapp, inbox: "default",
            openedAt: .ofTests)
    }
}

extension Message {
    /// A message that came in, with quotes, an accent, an emoji and metadata.
    package static func sample(_ id: String, in conversation: Conversation, providerID: String? = nil) -> Message {
        Message(
            id: Identifier(stored: id), conversationID: conversation.id, customerID: conversation.customerID,
            direction: .inbound, author: .customer, channel: conversation.channel, inbox: conversation.inbox,
            text: "Olá, \"tudo\" bem? 😀", providerMessageID: providerID, createdAt: .ofTests,
            metadata: .object(["n": .integer(1)]))
    }
}
