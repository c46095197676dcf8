package import Conversations

/// An answer that only its threshold can still stop.
package struct AnswerCandidate: Hashable, Sendable {
    package var intent: IntentLabel
    /// In 0...1.
    package var confidence: Double
    /// True when a hard rule named the intent: no threshold is asked.
    package var isCertain: Bool
}

extension Policy {
    /// What would be answered if the classifier were sure enough; nil when another rule sends the message to a person, or
    /// there is nothing to answer with.
    ///
    /// Only what the message itself says counts: the customer is nobody in particular, people are there, and every
    /// reply's values are known.
    package func candidate(for classification: Classification) -> AnswerCandidate? {
        let matter = DecisionCase(
            input: DecisionInput(classification: classification, now: Instant(millisecondsSinceEpoch: 0)), policy: self)
        for rule in rules where rule.isEnabled && !rule.looksBeyondMessage {
            if case .decide = rule.verdict(on: matter) { return nil }
        }
        // Two answers in one have two thresholds, which rows that ask for one thing cannot measure.
        guard matter.together.isEmpty, replies.intents[matter.intent]?.template != nil else { return nil }
        if !matter.isCertain, thresholds.intents[matter.intent] == .never { return nil }
        return AnswerCandidate(intent: matter.intent, confidence: matter.confidence, isCertain: matter.isCertain)
    }

    /// The refusal that only its threshold can still stop; nil when another rule comes before it, when nothing is refused, or
    /// when refusing is left to people.
    package func refusal(for classification: Classification) -> AnswerCandidate? {
        guard outOfScope.isEnabled, outOfScope.answer == .reply, replies.intents[.outOfScope]?.template != nil else {
            return nil
        }
        let matter = DecisionCase(
            input: DecisionInput(classification: classification, now: Instant(millisecondsSinceEpoch: 0)), policy: self)
        guard outOfScope.concerns(matter) else { return nil }
        for rule in rules.prefix(while: { $0.name != outOfScope.name }) where rule.isEnabled && !rule.looksBeyondMessage
        {
            if case .decide = rule.verdict(on: matter) { return nil }
        }
        return AnswerCandidate(
            intent: .outOfScope, confidence: matter.isCertain ? 1 : classification.refusal, isCertain: matter.isCertain)
    }
}
