import Classifiers
import ContextEngine
import Conversations
import Decisions
import Foundation
import Journey

/// A customer's messages one after another, each with what a classifier would have made of it.
///
/// The journey takes a known classification only for the very signals that it came to itself, so a script also shows that
/// the classifier is told what came before.
struct DialogueScript {
    private let domain: Domain
    private let journey: MessageJourney
    private(set) var customer: Customer?
    private(set) var conversation: Conversation?
    private(set) var outcomes: [Outcome] = []
    private var messages: [Message] = []

    init() throws {
        domain = try JourneyFixture.domain()
        journey = MessageJourney(domain: domain)
    }

    /// Writes the next message.
    ///
    /// - Parameters:
    ///   - intent: what it sounds like, as surely as `confidence`.
    ///   - change: what else is seen in it.
    @discardableResult
    mutating func write(
        _ text: String, _ intent: String, _ confidence: Double = 0.97,
        _ change: (inout Classification) -> Void = { _ in }
    ) throws -> Outcome {
        var classification = Classification(
            ranking: [.init(intent: IntentLabel(intent), confidence: confidence)], language: "pt",
            inScope: intent != "out_of_scope", sentiment: .neutral, model: domain.classifier.digest)
        change(&classification)
        let number = outcomes.count
        // On a Wednesday at noon in São Paulo, when people are there.
        let now = Instant(millisecondsSinceEpoch: 1_795_014_000_000).adding(seconds: Double(number) * 60)
        let message = InboundMessage(
            id: Identifier(stored: "msg_\(number)"), channel: .whatsapp, customerIdentifier: "+5511999990000",
            text: text, receivedAt: now)
        let snapshot = ConversationSnapshot(
            customer: customer, openConversation: conversation, recentMessages: messages,
            fresh: FreshIdentifiers(
                customer: Identifier(stored: "cus_1"), conversation: Identifier(stored: "cnv_1"),
                decision: Identifier(stored: "dec_\(number)"), reply: Identifier(stored: "msg_reply\(number)")))
        let outcome = try journey.run(
            message, from: try ChannelIdentity("+5511999990000", channel: .whatsapp), in: snapshot,
            knowing: ClassifiedText(text: text, signals: signals, classification: classification), at: now)
        guard outcome.receipt.classification == classification else {
            throw UnexpectedSignals(now: outcome.receipt.profile)
        }
        (customer, conversation) = (outcome.customer, outcome.conversation)
        messages.append(outcome.message)
        if let reply = outcome.reply { messages.append(reply) }
        outcomes.append(outcome)
        return outcome
    }

    /// What the classifier must be told before the next message.
    var signals: ProfileSignals {
        ProfileSignals(
            lastIntent: customer?.lastIntent, language: customer?.language, turn: conversation?.automaticTurns ?? 0,
            lastAnswered: conversation?.dialogue.lastAnswered, asked: conversation?.dialogue.expects?.facts ?? [])
    }

    /// The classifier was told something else than the script thinks.
    struct UnexpectedSignals: Error {
        let now: ProfileSignals
    }
}
