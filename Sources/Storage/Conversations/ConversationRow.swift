import Conversations

/// How a conversation lies in its table.
enum ConversationRow {
    static let names = [
        "id", "customer_id", "channel", "inbox", "owner", "owner_name", "claimed_until", "status", "snoozed_until",
        "priority", "team", "waiting_since", "automatic_turns", "disposition", "last_intent", "opened_at",
        "updated_at", "last_customer_message_at", "resolved_at", "revision", "dialogue",
    ]
    static let columns = names.joined(separator: ", ")

    static func values(_ conversation: Conversation) throws(StorageError) -> [SQLValue] {
        let (owner, ownerName, claimedUntil): (String, String?, Instant?) =
            switch conversation.owner {
            case .bot: ("bot", nil, nil)
            case .queue(let team): ("queue", team, nil)
            case .agent(let name, let until): ("agent", name.rawValue, until)
            }
        let snoozedUntil: Instant? = if case .snoozed(let until) = conversation.status { until } else { nil }
        let disposition: String? =
            if let disposition = conversation.disposition { try StoredJSON.text(disposition) } else { nil }
        return [
            SQLValue(conversation.id), SQLValue(conversation.customerID), .text(conversation.channel.rawValue),
            .text(conversation.inbox), .text(owner), SQLValue(ownerName), SQLValue(claimedUntil),
            .text(conversation.status.name), SQLValue(snoozedUntil), SQLValue(conversation.priority.rawValue),
            SQLValue(conversation.team), SQLValue(conversation.waitingSince),
            SQLValue(conversation.automaticTurns), SQLValue(disposition), SQLValue(conversation.lastIntent),
            SQLValue(conversation.openedAt), SQLValue(conversation.updatedAt),
            SQLValue(conversation.lastCustomerMessageAt), SQLValue(conversation.resolvedAt),
            .integer(conversation.revision), .text(try dialogue(conversation.dialogue)),
        ]
    }

    static func conversation(_ row: SQLRow) throws(StorageError) -> Conversation {
        let disposition: Conversation.Disposition? =
            if let text = try row.optionalText(13) {
                try StoredJSON.value(Conversation.Disposition.self, from: text)
            } else { nil }
        guard let priority = Priority(rawValue: Int(try row.integer(9))) else { throw .unexpectedColumn(9) }
        return Conversation(
            id: try row.identifier(0), customerID: try row.identifier(1), channel: try row.raw(2),
            inbox: try row.text(3), owner: try owner(row), status: try status(row), priority: priority,
            team: try row.optionalText(10), waitingSince: try row.optionalInstant(11),
            automaticTurns: Int(try row.integer(12)), disposition: disposition,
            lastIntent: try row.optionalText(14).map(IntentLabel.init), dialogue: try dialogue(try row.text(20)),
            openedAt: try row.instant(15),
            updatedAt: try row.instant(16), lastCustomerMessageAt: try row.optionalInstant(17),
            resolvedAt: try row.optionalInstant(18), revision: try row.integer(19))
    }

    /// `{}` is what a conversation begins with, and most that are kept have ended with little more.
    private static func dialogue(_ text: String) throws(StorageError) -> DialogueState {
        text == "{}" ? DialogueState() : try StoredJSON.value(DialogueState.self, from: text)
    }

    private static func dialogue(_ state: DialogueState) throws(StorageError) -> String {
        state == DialogueState() ? "{}" : try StoredJSON.text(state)
    }

    private static func owner(_ row: SQLRow) throws(StorageError) -> Conversation.Owner {
        switch try row.text(4) {
        case "bot": return .bot
        case "queue": return .queue(team: try row.text(5))
        case "agent":
            guard let name = AgentName(try row.text(5)) else { throw .unexpectedColumn(5) }
            return .agent(name, until: try row.instant(6))
        default: throw .unexpectedColumn(4)
        }
    }

    private static func status(_ row: SQLRow) throws(StorageError) -> Conversation.Status {
        switch try row.text(7) {
        case "open": .open
        case "pending": .pending
        case "snoozed": .snoozed(until: try row.instant(8))
        case "resolved": .resolved
        case "archived": .archived
        default: throw .unexpectedColumn(7)
        }
    }
}
