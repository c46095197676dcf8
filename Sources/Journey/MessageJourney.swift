import Classifiers
package import ContextEngine
package import Conversations
import Decisions

/// A message's journey: who is writing, what they want, what to do about it.
///
/// Pure: no input or output, no clock, no randomness. Serving and tests run this same function; evaluation asks the same
/// classifier and policy.
package struct MessageJourney: Sendable {
    private let contextBuilder: ContextBuilder
    private let domain: Domain
    private let languages: Set<String>?

    /// - Parameter languages: what customers of the inbox write in; nil when that can be any.
    package init(
        domain: Domain, languages: Set<String>? = nil, contextBuilder: ContextBuilder = ContextBuilder()
    ) {
        self.domain = domain
        self.languages = languages
        self.contextBuilder = contextBuilder
    }

    /// - Parameter known: what an earlier run made of this message; classifying is most of the work, and is left out when
    ///   it would give the same again.
    /// - Throws: `TransitionError` when the decision does not fit the conversation's state, which then is wrong.
    package func run(
        _ message: InboundMessage, from identity: ChannelIdentity, in snapshot: ConversationSnapshot,
        knowing known: ClassifiedText? = nil, at now: Instant
    ) throws(TransitionError) -> Outcome {
        var context = context(for: message, from: identity, in: snapshot, readsText: true, at: now)
        // Nothing was said that could be classified; the policy decides by that alone.
        guard !context.reading.isNothingOwn else {
            let trace = domain.policy.trace(DecisionInput(message, in: context, as: unclassified, at: now))
            return try Outcome(
                message, from: snapshot, context: context, classified: nil, trace: trace,
                policy: domain.policy.digest, at: now)
        }
        context.note(domain.facts.facts(in: context.text, of: message.id, expecting: context.asked))
        let signals = ProfileSignals(context)
        let classification =
            known?.classification(of: context.text, signals: signals, model: domain.classifier.digest)
            ?? domain.classifier.classify(context.text, profile: signals)
        LanguageMemory.remember(
            detected: classification.language, among: languages, in: context.text, for: &context.customer)
        let trace = domain.policy.trace(DecisionInput(message, in: context, as: classification, at: now))
        return try Outcome(
            message, from: snapshot, context: context,
            classified: ClassifiedText(text: context.text, signals: signals, classification: classification),
            trace: trace, policy: domain.policy.digest, at: now)
    }

    /// What becomes of a message that the journey could not or must not work on: stored all the same, for a person.
    package func yield(
        _ message: InboundMessage, from identity: ChannelIdentity, in snapshot: ConversationSnapshot,
        because reason: DecisionReason, at now: Instant
    ) throws(TransitionError) -> Outcome {
        let context = context(for: message, from: identity, in: snapshot, readsText: false, at: now)
        let decision = domain.policy.failureDecision(
            for: DecisionInput(message, in: context, as: unclassified, at: now), reason: reason)
        return try Outcome(
            message, from: snapshot, context: context, classified: nil,
            trace: DecisionTrace(decision: decision, steps: []), policy: domain.policy.digest, at: now)
    }

    /// Stands for the classification of what is not classified.
    private var unclassified: Classification {
        Classification(ranking: [], language: nil, inScope: false, sentiment: .neutral, model: domain.classifier.digest)
    }

    private func context(
        for message: InboundMessage, from identity: ChannelIdentity, in snapshot: ConversationSnapshot, readsText: Bool,
        at now: Instant
    ) -> ConversationContext {
        let (current, lapsed) = snapshot.withoutLapsedClaims(at: now, fallbackTeam: domain.policy.fallbackTeam)
        var context = contextBuilder.context(
            for: message, from: identity, in: current, readsText: readsText, at: now)
        context.announcements = lapsed + context.announcements
        return context
    }
}

extension ConversationSnapshot {
    /// A claim whose time is over no longer silences the bot, even if nobody has swept it up yet.
    ///
    /// - Returns: what the claim's end has to announce, too.
    fileprivate func withoutLapsedClaims(
        at now: Instant, fallbackTeam: String
    ) -> (ConversationSnapshot, announcements: [EventType]) {
        var copy = self
        let announcements = try? copy.openConversation?.apply(.claimExpired(at: now), fallbackTeam: fallbackTeam)
        return (copy, announcements ?? [])
    }
}

extension DecisionInput {
    fileprivate init(
        _ message: InboundMessage, in context: ConversationContext, as classification: Classification, at now: Instant
    ) {
        self.init(
            message: message, customer: context.customer, conversation: context.conversation,
            classification: classification, reading: context.reading, facts: context.facts, history: context.window,
            now: now)
    }
}

extension ProfileSignals {
    /// The few facts of a profile and a dialogue that may tip the scales.
    fileprivate init(_ context: ConversationContext) {
        let attributes = context.customer.attributes
        let dialogue = context.conversation.dialogue
        self.init(
            tier: context.customer.tier, openInvoice: attributes["open_invoice"]?.boolValue ?? false,
            outage: attributes["outage"]?.boolValue ?? false, lastIntent: context.customer.lastIntent,
            language: context.language, turn: context.conversation.automaticTurns,
            lastAnswered: dialogue.lastAnswered, asked: dialogue.expects?.facts ?? [])
    }
}
