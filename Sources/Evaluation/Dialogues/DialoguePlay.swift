import ContextEngine
package import Conversations
import Decisions
package import Journey

/// Plays a dialogue through the journey that serves customers: each step sees what the steps before it left.
package struct DialoguePlay: Sendable {
    /// What became of one step.
    package struct Turn: Hashable, Sendable {
        package var step: Dialogue.Step
        package var resolution: Decision.Resolution
        package var reason: DecisionReason
        /// What was answered; for what was not, what the decision was about.
        package var intents: [IntentLabel]
        package var intent: IntentLabel { intents.first ?? .outOfScope }
        package var confidence: Double
        /// What the customer was told; nil when nothing.
        package var reply: String?
        package var classification: Classification?
        /// Whether the outcome is among those that the step permits; nil for a step that says nothing about it.
        package var isRight: Bool?

        /// True when the machine said something by itself.
        package var isAutomatic: Bool { resolution == .aiAutomated || resolution == .aiClarification }
    }

    private let domain: Domain
    private let journey: MessageJourney
    /// When the first step is written: by default a Wednesday at 15:00 UTC, when every starter domain has people there.
    private let start: Instant

    package init(domain: Domain, start: Instant = Instant(millisecondsSinceEpoch: 1_795_014_000_000)) {
        self.domain = domain
        journey = MessageJourney(domain: domain)
        self.start = start
    }

    /// One turn for each step.
    ///
    /// - Throws: `TransitionError` when a decision does not fit the conversation's state, which is a fault of the program.
    package func turns(of dialogue: Dialogue) throws -> [Turn] {
        var turns: [Turn] = []
        var customer: Customer?
        var conversation: Conversation?
        var messages: [Message] = []
        var lastAutomaticText: String?
        for (number, step) in dialogue.steps.enumerated() {
            let now = start.adding(seconds: Double(number) * 60)
            let message = InboundMessage(
                id: Identifier(stored: "msg_step\(number)"), channel: dialogue.channel,
                customerIdentifier: dialogue.id, text: step.message, subject: step.subject,
                contentType: step.contentType.flatMap(ContentType.init) ?? .plain, receivedAt: now)
            let identity = try ChannelIdentity("dialogue", channel: .webChat)
            let snapshot = ConversationSnapshot(
                customer: customer, openConversation: conversation, recentMessages: messages,
                fresh: FreshIdentifiers(
                    customer: Identifier(stored: "cus_dialogue"), conversation: Identifier(stored: "cnv_dialogue"),
                    decision: Identifier(stored: "dec_step\(number)"), reply: Identifier(stored: "msg_reply\(number)")))
            let outcome = try journey.run(message, from: identity, in: snapshot, at: now)
            (customer, conversation) = (outcome.customer, outcome.conversation)
            messages.append(outcome.message)
            if let reply = outcome.reply { messages.append(reply) }
            let turn = turn(step, outcome, lastAutomaticText: lastAutomaticText)
            if turn.isAutomatic { lastAutomaticText = turn.reply }
            turns.append(turn)
        }
        return turns
    }

    private func turn(_ step: Dialogue.Step, _ outcome: Outcome, lastAutomaticText: String?) -> Turn {
        let receipt = outcome.receipt
        let classification = receipt.classification
        var turn = Turn(
            step: step, resolution: receipt.resolution, reason: receipt.reason,
            intents: receipt.answers.isEmpty
                ? classification.map { [domain.policy.intent(of: $0)] } ?? [] : receipt.answers,
            confidence: classification?.confidence ?? 0, reply: outcome.reply?.text, classification: classification)
        turn.isRight = step.permitted.map { $0.allows(turn, after: lastAutomaticText) }
        return turn
    }
}

extension Dialogue.Permitted {
    /// Whether what became of a step is right.
    ///
    /// - Parameter lastText: what the machine said just before: the same text again helps nobody.
    func allows(_ turn: DialoguePlay.Turn, after lastText: String?) -> Bool {
        switch turn.resolution {
        case .aiAutomated:
            turn.reply != lastText
                && (turn.intents.count > 1
                    ? answersTogether.isSubset(of: turn.intents) && !answersTogether.isEmpty
                    : answers.contains(turn.intent))
        case .aiClarification: clarification && turn.reply != lastText
        case .humanRouted, .queuedAfterHours: person
        // Nothing is said to somebody whose conversation a person has.
        case .suppressed: turn.reason == .ownedByPerson ? person : silence
        }
    }
}
