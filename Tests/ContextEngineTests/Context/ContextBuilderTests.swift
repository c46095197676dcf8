import Conversations
import Testing

@testable import ContextEngine

@Suite struct `The context of a message` {
    private let now = Instant(millisecondsSinceEpoch: 1_795_255_200_000)
    private let builder = ContextBuilder()

    private func message(
        _ text: String = "oi", channel: Channel = .whatsapp, inbox: String = "default", from: String = "11987654321",
        profile: ProfileUpdate = ProfileUpdate()
    ) -> InboundMessage {
        InboundMessage(
            id: Identifier(stored: "msg_new"), channel: channel, inbox: inbox, customerIdentifier: from, text: text,
            receivedAt: now, profile: profile)
    }

    private func snapshot(
        customer: Customer? = nil, open: Conversation? = nil, resolved: Conversation? = nil, messages: [Message] = []
    ) -> ConversationSnapshot {
        ConversationSnapshot(
            customer: customer, openConversation: open, resolvedConversation: resolved, recentMessages: messages,
            fresh: FreshIdentifiers(
                customer: Identifier(stored: "cus_fresh"), conversation: Identifier(stored: "cnv_fresh"),
                decision: Identifier(stored: "dec_fresh"), reply: Identifier(stored: "msg_fresh")))
    }

    private func known(name: String? = nil, tier: String? = nil) -> Customer {
        Customer(
            id: Identifier(stored: "cus_known"), name: name, tier: tier, messageCount: 4, createdAt: now,
            updatedAt: now.adding(seconds: -60))
    }

    private func conversation(
        _ id: String, owner: Conversation.Owner = .bot, status: Conversation.Status = .open, resolvedAt: Instant? = nil
    ) -> Conversation {
        Conversation(
            id: Identifier(stored: id), customerID: Identifier(stored: "cus_known"), channel: .whatsapp,
            inbox: "default", owner: owner, status: status, priority: .high, team: "support", waitingSince: nil,
            automaticTurns: 2,
            disposition: nil, lastIntent: nil, openedAt: now.adding(seconds: -9000),
            updatedAt: now.adding(seconds: -900),
            lastCustomerMessageAt: nil, resolvedAt: resolvedAt, revision: 7)
    }

    @Test func `introduces somebody new`() {
        let context = builder.context(
            for: message(
                profile: ProfileUpdate(name: " Ana ", tier: "gold", attributes: ["plan_speed": .integer(500)])),
            in: snapshot(), at: now)
        #expect(context.customerIsNew)
        #expect(context.customer.id.rawValue == "cus_fresh")
        #expect(context.customer.name == "Ana")
        #expect(context.customer.messageCount == 1)
        #expect(context.changedFields == ["name", "tier", "attributes.plan_speed"])
        #expect(context.arrival == .opened)
        #expect(context.conversation.id.rawValue == "cnv_fresh")
        #expect(context.conversation.customerID == context.customer.id)
        #expect(context.conversation.lastCustomerMessageAt == now)
        #expect(context.notes == [.newCustomer])
    }

    @Test func `applies only what is new about a known customer`() {
        let context = builder.context(
            for: message(profile: ProfileUpdate(name: "Ana", tier: "vip", plan: "")),
            in: snapshot(customer: known(name: "Ana", tier: "gold")), at: now)
        #expect(!context.customerIsNew)
        #expect(context.changedFields == ["tier"])
        #expect(context.customer.messageCount == 5)
        #expect(context.customer.updatedAt == now)
    }

    @Test func `takes a mail's display name until somebody gives one`() {
        let mail = message(channel: .email, from: "Ana Silva <ana@example.com>")
        #expect(builder.context(for: mail, in: snapshot(), at: now).customer.name == "Ana Silva")
        let context = builder.context(for: mail, in: snapshot(customer: known(name: "A. S.")), at: now)
        #expect(context.customer.name == "A. S.")
    }

    @Test func `bounds the profile`() {
        var attributes: [String: JSONValue] = [:]
        for index in 0..<200 { attributes["fact\(index)"] = .integer(Int64(index)) }
        attributes["_language_stated"] = .bool(true)
        attributes[String(repeating: "k", count: 65)] = .null
        let context = builder.context(
            for: message(profile: ProfileUpdate(attributes: attributes)), in: snapshot(), at: now)
        #expect(context.customer.attributes.count == Customer.attributeLimit)
        #expect(context.customer.attributes["_language_stated"] == nil)
        #expect(context.notes.contains(.profileFactsDropped))
        let cleared = builder.context(
            for: message(profile: ProfileUpdate(attributes: ["fact0": .null])),
            in: snapshot(customer: context.customer),
            at: now)
        #expect(cleared.customer.attributes["fact0"] == nil)
        #expect(cleared.changedFields == ["attributes.fact0"])
    }

    @Test func `continues the active conversation, whoever owns it`() {
        for owner in [Conversation.Owner.bot, .queue(team: "support")] {
            let open = conversation("cnv_open", owner: owner, status: .pending)
            let context = builder.context(for: message(), in: snapshot(customer: known(), open: open), at: now)
            #expect(context.arrival == .continued)
            #expect(context.conversation.id == open.id)
            #expect(context.conversation.owner == owner)
            #expect(context.conversation.status == .open)
            #expect(context.conversation.revision == 8)
        }
    }

    @Test func `reopens within the window and not after`() {
        for (hours, arrival) in [(71.0, ConversationContext.Arrival.reopened), (73, .opened)] {
            let resolved = conversation(
                "cnv_old", status: .resolved, resolvedAt: now.adding(seconds: -hours * 3600))
            let context = builder.context(for: message(), in: snapshot(customer: known(), resolved: resolved), at: now)
            #expect(context.arrival == arrival)
            #expect(context.conversation.owner == .bot)
            #expect(context.conversation.automaticTurns == 0)
            #expect(context.conversation.priority == .normal)
            #expect((context.announcements == [.ticketUpdated]) == (arrival == .reopened))
        }
    }

    @Test func `prefers the active conversation to the resolved one, and never wakes an archived one`() {
        let open = conversation("cnv_open")
        let resolved = conversation("cnv_old", status: .resolved, resolvedAt: now)
        let both = snapshot(customer: known(), open: open, resolved: resolved)
        #expect(builder.context(for: message(), in: both, at: now).conversation.id == open.id)
        let archived = snapshot(
            customer: known(), resolved: conversation("cnv_old", status: .archived, resolvedAt: now))
        #expect(builder.context(for: message(), in: archived, at: now).arrival == .opened)
    }

    @Test func `has the last messages, oldest first, without this one`() {
        let messages = (0..<30).map { index in
            Message(
                id: Identifier(stored: index == 29 ? "msg_new" : "msg_\(index)"),
                conversationID: Identifier(stored: "cnv_open"), customerID: Identifier(stored: "cus_known"),
                direction: .inbound, author: .customer, channel: .email, inbox: "default", text: "\(index)",
                createdAt: now)
        }
        let context = builder.context(for: message(), in: snapshot(customer: known(), messages: messages), at: now)
        #expect(context.window.map(\.text) == (9...28).map(String.init))
        let none = ContextBuilder(windowSize: -1).context(for: message(), in: snapshot(messages: messages), at: now)
        #expect(none.window.isEmpty)
    }

    @Test func `is the same every time`() {
        let message = message("oi", channel: .email, from: "Ana <ana@example.com>")
        let snapshot = snapshot(customer: known(), open: conversation("cnv_open"))
        #expect(
            builder.context(for: message, in: snapshot, at: now) == builder.context(for: message, in: snapshot, at: now)
        )
    }
}

extension ContextBuilder {
    /// The context of a message from whoever its identifier names; from nobody when it names nobody.
    fileprivate func context(
        for message: InboundMessage, in snapshot: ConversationSnapshot, at now: Instant
    ) -> ConversationContext {
        let nobody = ChannelIdentity(kind: .external, value: "nobody")
        let identity = (try? ChannelIdentity(message.customerIdentifier, channel: message.channel)) ?? nobody
        return context(for: message, from: identity, in: snapshot, at: now)
    }
}
