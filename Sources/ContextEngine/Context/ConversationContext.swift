package import Conversations

/// Who is writing, in which conversation, and what they said: everything the next stages look at.
package struct ConversationContext: Hashable, Sendable {
    /// How the conversation came about.
    package enum Arrival: String, Codable, Hashable, Sendable, CaseIterable {
        case opened, continued, reopened
    }

    /// With the message's facts applied and the message counted.
    package var customer: Customer
    package var customerIsNew: Bool
    /// Profile fields whose value this message changed, in a fixed order; attributes as `attributes.NAME`.
    package var changedFields: [String]
    /// With the message in it (``Conversation/customerWrote(at:)``).
    package var conversation: Conversation
    package var arrival: Arrival
    /// What the message's arrival has to announce.
    package var announcements: [EventType]
    /// The last messages across channels, oldest first, without this one.
    package var window: [Message]
    /// The customer's own words, to be classified.
    package var text: String
    /// What else was found out about the message.
    package var reading: MessageReading
    /// What the text tells; the conversation has noted it.
    package private(set) var facts: [Fact] = []
    /// What the customer writes in as far as known before this message: ISO 639-1.
    package var language: String?
    package var notes: [ContextNote]

    /// What the bot asked for in the text that this message follows.
    package var asked: [String] { conversation.dialogue.expects?.facts ?? [] }

    /// Keeps what the text tells, for the decision and in the conversation.
    package mutating func note(_ facts: [Fact]) {
        self.facts = facts
        conversation.note(facts)
    }
}
