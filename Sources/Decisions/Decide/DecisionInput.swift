package import Conversations

/// Everything a policy looks at to decide about one message.
package struct DecisionInput: Sendable {
    package var message: InboundMessage
    package var customer: Customer
    /// As it stands with the message in it.
    package var conversation: Conversation
    package var classification: Classification
    /// The last messages with this customer, across channels, oldest first, without this one.
    package var history: [Message]
    package var now: Instant

    package init(
        message: InboundMessage, customer: Customer, conversation: Conversation, classification: Classification,
        history: [Message] = [], now: Instant
    ) {
        self.message = message
        self.customer = customer
        self.conversation = conversation
        self.classification = classification
        self.history = history
        self.now = now
    }
}
