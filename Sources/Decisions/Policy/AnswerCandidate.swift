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
        guard replies.intents[matter.intent]?.template != nil else { return nil }
        if !matter.isCertain, thresholds.intents[matter.intent] == .never { return nil }
        return AnswerCandidate(intent: matter.intent, confidence: matter.confidence, isCertain: matter.isCertain)
    }
}
