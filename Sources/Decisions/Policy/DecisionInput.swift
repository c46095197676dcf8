package import Conversations

/// Everything a policy looks at to decide about one message.
package struct DecisionInput: Sendable {
    package var message: InboundMessage
    package var customer: Customer
    /// As it stands with the message in it.
    package var conversation: Conversation
    package var classification: Classification
    /// What reading the message found beside the words that were classified.
    package var reading: MessageReading
    /// What the message tells.
    package var facts: [Fact]
    /// The last messages with this customer, across channels, oldest first, without this one.
    package var history: [Message]
    package var now: Instant

    package init(
        message: InboundMessage, customer: Customer, conversation: Conversation, classification: Classification,
        reading: MessageReading = MessageReading(), facts: [Fact] = [], history: [Message] = [], now: Instant
    ) {
        self.message = message
        self.customer = customer
        self.conversation = conversation
        self.classification = classification
        self.reading = reading
        self.facts = facts
        self.history = history
        self.now = now
    }
}

extension DecisionInput {
    /// A classification by itself, as if somebody unknown had just written it in a web chat: what `triage classify` and
    /// evaluation put before a policy.
    package init(classification: Classification, now: Instant) {
        let customer = Customer(id: Identifier(stored: "cus_nobody"), createdAt: now, updatedAt: now)
        let message = InboundMessage(
            id: Identifier(stored: "msg_none"), channel: .webChat, customerIdentifier: "nobody", text: "",
            receivedAt: now)
        let conversation = Conversation(
            id: Identifier(stored: "cnv_none"), customerID: customer.id, channel: .webChat, inbox: message.inbox,
            openedAt: now)
        self.init(
            message: message, customer: customer, conversation: conversation, classification: classification, now: now)
    }
}
