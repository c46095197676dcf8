package import Conversations

/// What storage knew when a message came in, and the identifiers that the journey may need.
package struct ConversationSnapshot: Hashable, Sendable {
    /// The customer with this channel identity; nil for somebody new.
    package var customer: Customer?
    /// The customer's active conversation on the message's channel and inbox, if there is one.
    package var openConversation: Conversation?
    /// The one resolved last on the message's channel and inbox; nil when there is none worth looking at.
    package var resolvedConversation: Conversation?
    /// The customer's last messages over all channels, oldest first.
    package var recentMessages: [Message]
    package var fresh: FreshIdentifiers

    package init(
        customer: Customer? = nil, openConversation: Conversation? = nil, resolvedConversation: Conversation? = nil,
        recentMessages: [Message] = [], fresh: FreshIdentifiers
    ) {
        self.customer = customer
        self.openConversation = openConversation
        self.resolvedConversation = resolvedConversation
        self.recentMessages = recentMessages
        self.fresh = fresh
    }
}

/// Identifiers made by the shell, because the journey has no randomness of its own.
///
/// Those not needed are forgotten.
package struct FreshIdentifiers: Hashable, Sendable {
    package var customer: Identifier<Customer>
    package var conversation: Identifier<Conversation>
    package var decision: Identifier<Decision>
    /// The automatic reply or the hand-off notice.
    package var reply: Identifier<Message>

    package init(
        customer: Identifier<Customer>, conversation: Identifier<Conversation>, decision: Identifier<Decision>,
        reply: Identifier<Message>
    ) {
        self.customer = customer
        self.conversation = conversation
        self.decision = decision
        self.reply = reply
    }
}
