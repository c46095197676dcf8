import ContextEngine
package import Conversations
import Decisions

/// Everything that follows from one message, ready to be written in one transaction.
package struct Outcome: Sendable {
    package var message: Message
    package var customer: Customer
    package var customerIsNew: Bool
    package var conversation: Conversation
    /// The stored conversation this one follows on, as it was read; nil for a new one.
    package var previousConversation: Conversation?
    package var receipt: DecisionReceipt
    /// What was classified; nil when nothing was.
    package var classified: ClassifiedText?
    /// What the customer is told, by the answer or by the notice of a hand-off.
    package var reply: Message?
    /// What is to be told, in the order in which it happened.
    package var announcements: [EventType]

    init(
        _ inbound: InboundMessage, from snapshot: ConversationSnapshot, context: ConversationContext,
        classified: ClassifiedText?, trace: DecisionTrace, policy: String, at now: Instant
    ) throws(TransitionError) {
        let decision = trace.decision
        self.classified = classified
        customer = context.customer
        customerIsNew = context.customerIsNew
        conversation = context.conversation
        let stored = [snapshot.openConversation, snapshot.resolvedConversation]
        previousConversation = stored.lazy.compactMap { $0 }.first { $0.id == context.conversation.id }
        if let classification = classified?.classification {
            let intent = classification.inScope ? classification.intent : .outOfScope
            customer.lastIntent = intent
            conversation.lastIntent = intent
        }
        message = Message(inbound, in: conversation)
        reply = decision.reply.map { Message(reply: $0, id: snapshot.fresh.reply, in: context.conversation, at: now) }
        let changes = context.announcements + (try conversation.follow(decision, at: now))
        receipt = DecisionReceipt(
            id: snapshot.fresh.decision, messageID: inbound.id, conversationID: conversation.id,
            customerID: customer.id,
            classification: classified?.classification,
            classifiedText: context.text == inbound.text ? nil : context.text, profile: classified?.signals,
            facts: context.facts, decision: decision,
            assignment: Assignment(conversation), trace: trace.steps, policy: policy,
            notes: context.notes.map(\.rawValue), createdAt: now)
        announcements = Self.announcements(of: changes, context: context)
    }

    private static func announcements(of changes: [EventType], context: ConversationContext) -> [EventType] {
        var types: [EventType] = [.messageReceived]
        if context.arrival == .opened { types.append(.ticketCreated) }
        if !context.customerIsNew, !context.changedFields.isEmpty { types.append(.customerUpdated) }
        types.append(.decisionMade)
        for type in changes where !types.contains(type) { types.append(type) }
        return types
    }

    /// What goes into the event log.
    package var events: [EventDraft] {
        let subject = EventSubject(conversation: conversation, customer: customer, message: message, receipt: receipt)
        return announcements.map { EventDraft($0, about: subject) }
    }
}

extension Conversation {
    /// Lets a decision take effect.
    fileprivate mutating func follow(_ decision: Decision, at now: Instant) throws(TransitionError) -> [EventType] {
        let event: ConversationEvent
        switch decision.route {
        case .reply(let reply):
            let utterance = Utterance(
                text: reply.text, template: reply.template, answers: decision.answers, asks: decision.asks,
                isClarification: decision.resolution == .aiClarification)
            event = .botReplied(utterance, at: now)
        case .handOff(let team, _): event = .handedOff(team: team, priority: decision.priority, at: now)
        case .silent:
            // Whoever has it may have to look sooner now.
            guard owner.isHuman, decision.priority > priority else { return [] }
            event = .priorityRaised(to: decision.priority, at: now)
        }
        // A decision is made about an active conversation that no person owns, so neither event can be refused. Were one
        // ever refused, saying that it was answered or handed over would be a lie.
        return try apply(event)
    }
}

extension Decision {
    /// What the customer is told, whichever way it went.
    fileprivate var reply: Reply? {
        switch route {
        case .reply(let reply): reply
        case .handOff(_, let notice): notice
        case .silent: nil
        }
    }
}

extension Message {
    fileprivate init(_ inbound: InboundMessage, in conversation: Conversation) {
        self.init(
            id: inbound.id, conversationID: conversation.id, customerID: conversation.customerID, direction: .inbound,
            author: .customer, channel: inbound.channel, inbox: inbound.inbox, text: inbound.text,
            subject: inbound.subject, contentType: inbound.contentType,
            providerMessageID: inbound.providerMessageID, sentAt: inbound.sentAt, createdAt: inbound.receivedAt,
            metadata: inbound.metadata)
    }

    fileprivate init(reply: Decision.Reply, id: Identifier<Message>, in conversation: Conversation, at now: Instant) {
        self.init(
            id: id, conversationID: conversation.id, customerID: conversation.customerID, direction: .outbound,
            author: .bot, channel: conversation.channel, inbox: conversation.inbox, text: reply.text, createdAt: now)
    }
}
