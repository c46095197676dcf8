/// A conversation as callers, webhooks and feeds see it.
package struct TicketDocument: Encodable, Sendable {
    private let conversation: Conversation

    package init(_ conversation: Conversation) {
        self.conversation = conversation
    }

    private enum Key: String, CodingKey {
        case id, channel, inbox, status, owner, priority, team, agent, disposition, revision, facts, expects
        case customerID = "customer_id"
        case assignedTo = "assigned_to"
        case claimedUntil = "claimed_until"
        case snoozedUntil = "snoozed_until"
        case waitingSince = "waiting_since"
        case automaticTurns = "automatic_turns"
        case lastIntent = "last_intent"
        case openedAt = "opened_at"
        case updatedAt = "updated_at"
        case lastCustomerMessageAt = "last_customer_message_at"
        case resolvedAt = "resolved_at"
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(conversation.id, forKey: .id)
        try container.encode(conversation.customerID, forKey: .customerID)
        try container.encode(conversation.channel, forKey: .channel)
        try container.encode(conversation.inbox, forKey: .inbox)
        try container.encode(conversation.status.name, forKey: .status)
        try container.encode(conversation.priority.name, forKey: .priority)
        try container.encode(conversation.team, forKey: .team)
        switch conversation.owner {
        case .bot: try container.encode("bot", forKey: .owner)
        case .queue: try container.encode("queue", forKey: .owner)
        case .agent(let name, let until):
            try container.encode("agent", forKey: .owner)
            try container.encode(name.rawValue, forKey: .agent)
            try container.encode(until, forKey: .claimedUntil)
        }
        try container.encode(Assignment(conversation), forKey: .assignedTo)
        if case .snoozed(let until) = conversation.status { try container.encode(until, forKey: .snoozedUntil) }
        try container.encode(conversation.waitingSince, forKey: .waitingSince)
        try container.encode(conversation.automaticTurns, forKey: .automaticTurns)
        try container.encode(conversation.disposition.map(DispositionDocument.init), forKey: .disposition)
        try container.encode(conversation.lastIntent, forKey: .lastIntent)
        try container.encode(FactsDocument(conversation.dialogue.facts), forKey: .facts)
        try container.encode(conversation.dialogue.expects?.facts, forKey: .expects)
        try container.encode(conversation.openedAt, forKey: .openedAt)
        try container.encode(conversation.updatedAt, forKey: .updatedAt)
        try container.encode(conversation.lastCustomerMessageAt, forKey: .lastCustomerMessageAt)
        try container.encode(conversation.resolvedAt, forKey: .resolvedAt)
        try container.encode(conversation.revision, forKey: .revision)
    }
}

struct DispositionDocument: Encodable {
    let code: String
    let note: String?
    let setAt: Instant

    enum CodingKeys: String, CodingKey {
        case code, note
        case setAt = "set_at"
    }

    init(_ disposition: Conversation.Disposition) {
        code = disposition.code.rawValue
        note = disposition.note
        setAt = disposition.setAt
    }
}
