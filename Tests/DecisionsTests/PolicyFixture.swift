import Conversations

@testable import Decisions

/// A small policy whose every rule is on, and messages to put before it.
enum PolicyFixture {
    static let replies = """
        company:
          name: Acme
        actions:
          run_line_test: Tests the line.
        replies:
          technical/slow_connection:
            text: Let us test your line.
            actions: [run_line_test]
          technical/router_problem:
            text: "Your {{attribute.router}} has a problem."
          financial/second_copy_invoice: Here it is.
          financial/negotiate_debt:
            person: true
            actions: [run_line_test]
          general/thanks_goodbye: Bye.
          general/talk_to_human:
            person: true
          out_of_scope: Not our business.
        clarification: {text: What can we do for you?, channels: {email: "Please tell us what we can do for you."}}
        """

    static let teams = """
        teams:
          support: {name: Support}
          billing: {name: Billing, notice: "{{team.name}} will answer."}
          night: {name: Night, always_open: true}
          desk: {name: Desk}
        routes:
          technical: support
          technical/router_problem: {team: support, priority: high}
          financial: billing
        fallback: desk
        notices:
          default: "Over to {{team.name}}."
          frustrated: "Sorry. Over to {{team.name}}."
        """

    static let hours = """
        time_zone: America/Sao_Paulo
        week: always
        after_hours: "We are closed until {{opening.time}}."
        """

    static let policy = """
        thresholds:
          default: 0.70
          categories: {financial: 0.80}
          intents: {technical/slow_connection: 0.75}
        asks_for_person: {intents: [general/talk_to_human], threshold: 0.40}
        customer_tier:
          VIP: {then: person, priority: high, team: desk, except: [general/thanks_goodbye]}
          gold: {then: raise_priority, priority: high}
        languages: [pt]
        out_of_scope: {then: reply}
        ambiguous: {margin: 0.10}
        too_many_automatic_turns: {limit: 3, except: [general/thanks_goodbye]}
        """

    static let closedAllWeek = hours.replacing("week: always", with: "week: {}")

    static func texts(
        policy: String = policy, replies: String = replies, teams: String = teams, hours: String = hours
    ) -> [String: String] {
        ["policy.yaml": policy, "replies.yaml": replies, "teams.yaml": teams, "hours.yaml": hours]
    }

    static func policy(
        _ policy: String = policy, replies: String = replies, teams: String = teams, hours: String = hours
    ) throws(PolicyError) -> Policy {
        try Policy.read(texts: texts(policy: policy, replies: replies, teams: teams, hours: hours)) { _ in "digest" }
    }

    /// 2026-11-21, a Saturday, 10:00 UTC.
    static let now = Instant(millisecondsSinceEpoch: 1_795_255_200_000)

    /// A message that the fixture answers, unless the caller changes something about it.
    static func input(_ change: (inout DecisionInput) -> Void = { _ in }) -> DecisionInput {
        let customer = Customer(id: Identifier(stored: "cus_1"), createdAt: now, updatedAt: now)
        let message = InboundMessage(
            id: Identifier(stored: "msg_1"), channel: .whatsapp, customerIdentifier: "+5511987654321", text: "slow",
            receivedAt: now)
        let conversation = Conversation(
            id: Identifier(stored: "cnv_1"), customerID: customer.id, channel: .whatsapp, inbox: "default",
            openedAt: now)
        var input = DecisionInput(
            message: message, customer: customer, conversation: conversation,
            classification: classification("technical/slow_connection", 0.9), now: now)
        change(&input)
        return input
    }

    static func classification(_ intent: String, _ confidence: Double, second: Double = 0.02) -> Classification {
        Classification(
            ranking: [
                .init(intent: IntentLabel(intent), confidence: confidence),
                .init(intent: IntentLabel("financial/second_copy_invoice"), confidence: second),
            ], language: "pt", inScope: true, sentiment: .neutral, model: "sha256:0")
    }

    /// A conversation with so many automatic replies behind it, and its owner.
    static func conversation(
        automaticTurns: Int = 0, owner: Conversation.Owner = .bot, lastIntent: IntentLabel? = nil,
        dialogue: DialogueState = DialogueState()
    ) -> Conversation {
        Conversation(
            id: Identifier(stored: "cnv_1"), customerID: Identifier(stored: "cus_1"), channel: .whatsapp,
            inbox: "default", owner: owner, status: .open, priority: .normal, team: nil, waitingSince: nil,
            automaticTurns: automaticTurns, disposition: nil, lastIntent: lastIntent, dialogue: dialogue,
            openedAt: now, updatedAt: now, lastCustomerMessageAt: nil, resolvedAt: nil, revision: 1)
    }

    /// One in which the bot has said this, in order, and was told these facts.
    static func conversation(said: [Utterance], told facts: [Fact] = []) throws -> Conversation {
        var conversation = conversation()
        conversation.note(facts)
        for utterance in said { try conversation.apply(.botReplied(utterance, at: now)) }
        conversation.customerWrote(at: now)
        return conversation
    }
}

extension Decision {
    var team: String? { if case .handOff(let team, _) = route { team } else { nil } }
    var notice: String? { if case .handOff(_, let notice) = route { notice?.text } else { nil } }
    var reply: Reply? { if case .reply(let reply) = route { reply } else { nil } }
}
