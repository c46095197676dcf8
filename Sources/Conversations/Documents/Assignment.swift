/// Which people have a conversation: a team while it waits, an agent once somebody took it.
package struct Assignment: JSONWritable, Encodable, Hashable, Sendable {
    /// The agent's team, where the conversation came to them by one.
    package var team: String?
    package var agent: String?

    /// Nil while nobody has it: the bot's.
    package init?(_ conversation: Conversation) {
        switch conversation.owner {
        case .bot: return nil
        case .queue(let team): self.team = team
        case .agent(let name, _):
            team = conversation.team
            agent = name.rawValue
        }
    }

    init?(team: String?, agent: String?) {
        guard team != nil || agent != nil else { return nil }
        self.team = team
        self.agent = agent
    }

    enum CodingKeys: String, CodingKey {
        case team, agent
    }

    // Null where there is none, in every document.

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(team, forKey: .team)
        try container.encode(agent, forKey: .agent)
    }

    package func write(to json: inout JSONText) {
        json.beginObject()
        json.field(CodingKeys.team, team)
        json.field(CodingKeys.agent, agent)
        json.endObject()
    }
}

extension DecisionReceipt {
    /// Who had the conversation once the decision was carried out.
    package var assignment: Assignment? { Assignment(team: team, agent: agent) }
}
