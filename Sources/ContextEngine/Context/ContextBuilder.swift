package import Conversations

/// From a message and what storage knew to the context of a decision.
///
/// Pure: the same input gives the same context.
package struct ContextBuilder: Hashable, Sendable {
    /// How long after its resolution a conversation still reopens, in milliseconds.
    package var reopenWindow: Int64
    /// How many earlier messages are looked at.
    package var windowSize: Int

    package init(reopenWindow: Int64 = 72 * 3_600_000, windowSize: Int = 20) {
        self.reopenWindow = reopenWindow
        self.windowSize = windowSize
    }

    /// - Parameters:
    ///   - identity: whose message it is.
    ///   - readsText: false leaves the text alone, for a message that the program must not look into.
    package func context(
        for message: InboundMessage, from identity: ChannelIdentity, in snapshot: ConversationSnapshot,
        readsText: Bool = true, at now: Instant
    ) -> ConversationContext {
        var customer = snapshot.customer ?? Customer(id: snapshot.fresh.customer, createdAt: now, updatedAt: now)
        let change = customer.apply(message.profile, displayName: identity.displayName, at: now)
        customer.countMessage(at: now)

        let arrival = arrival(of: message, from: customer, in: snapshot, at: now)
        let cleaned =
            readsText
            ? MessageCleaning.clean(
                message.text, subject: message.subject, contentType: message.contentType, channel: message.channel)
            : CleanedText(text: message.text, notes: [])

        var notes: [ContextNote] = []
        if snapshot.customer == nil { notes.append(.newCustomer) }
        if arrival.kind == .reopened { notes.append(.conversationReopened) }
        if change.droppedFacts { notes.append(.profileFactsDropped) }
        return ConversationContext(
            customer: customer, customerIsNew: snapshot.customer == nil, changedFields: change.fields,
            conversation: arrival.conversation, arrival: arrival.kind, announcements: arrival.announcements,
            window: window(for: message, in: snapshot), text: cleaned.text, reading: cleaned.reading,
            language: customer.language,
            notes: notes + cleaned.notes)
    }

    /// The last messages, this one left out should storage already have it.
    private func window(for message: InboundMessage, in snapshot: ConversationSnapshot) -> [Message] {
        Array(snapshot.recentMessages.filter { $0.id != message.id }.suffix(max(windowSize, 0)))
    }

    // MARK: Conversation

    private typealias Arrived = (
        conversation: Conversation, kind: ConversationContext.Arrival, announcements: [EventType]
    )

    /// Continues the active conversation of this channel and inbox, reopens a recently resolved one, or opens another.
    private func arrival(
        of message: InboundMessage, from customer: Customer, in snapshot: ConversationSnapshot, at now: Instant
    ) -> Arrived {
        if let open = snapshot.openConversation, open.status.isActive {
            return arrived(message, in: open, as: .continued)
        }
        if let resolved = snapshot.resolvedConversation, resolved.status == .resolved,
            now.milliseconds(since: resolved.resolvedAt ?? resolved.updatedAt) <= reopenWindow
        {
            return arrived(message, in: resolved, as: .reopened)
        }
        let new = Conversation(
            id: snapshot.fresh.conversation, customerID: customer.id, channel: message.channel, inbox: message.inbox,
            openedAt: now)
        return arrived(message, in: new, as: .opened)
    }

    private func arrived(
        _ message: InboundMessage, in conversation: Conversation, as kind: ConversationContext.Arrival
    ) -> Arrived {
        var conversation = conversation
        let announcements = conversation.customerWrote(at: message.receivedAt)
        return (conversation, kind, announcements)
    }
}

extension Customer {
    /// One more message from this customer.
    fileprivate mutating func countMessage(at now: Instant) {
        messageCount = messageCount == .max ? .max : messageCount + 1
        updatedAt = max(updatedAt, now)
    }
}
