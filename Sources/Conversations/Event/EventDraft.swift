/// Something to be told, before the log has given it a number.
package struct EventDraft: Sendable {
    package let type: EventType
    package let subject: EventSubject
    /// What only this type of event has, such as who claimed it.
    package let detail: JSONValue?

    package init(_ type: EventType, about subject: EventSubject, detail: JSONValue? = nil) {
        self.type = type
        self.subject = subject
        self.detail = detail
    }

    package init(
        _ type: EventType, conversation: Conversation?, customer: Customer?, message: Message? = nil,
        receipt: DecisionReceipt? = nil, detail: JSONValue? = nil
    ) {
        self.init(
            type,
            about: EventSubject(conversation: conversation, customer: customer, message: message, receipt: receipt),
            detail: detail)
    }
}

/// What an event is about; one message brings several events about the same things, which share them.
package final class EventSubject: Sendable {
    package let conversation: Conversation?
    package let customer: Customer?
    package let message: Message?
    package let receipt: DecisionReceipt?

    package init(conversation: Conversation?, customer: Customer?, message: Message?, receipt: DecisionReceipt?) {
        self.conversation = conversation
        self.customer = customer
        self.message = message
        self.receipt = receipt
    }
}
