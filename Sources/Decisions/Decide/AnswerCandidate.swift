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
        for rule in rules where rule.isEnabled && !Self.isOutsideMessage(rule) {
            if case .decide = rule.verdict(on: matter) { return nil }
        }
        guard replies.intents[matter.intent]?.template != nil else { return nil }
        if !matter.isCertain, thresholds.intents[matter.intent] == .never { return nil }
        return AnswerCandidate(intent: matter.intent, confidence: matter.confidence, isCertain: matter.isCertain)
    }

    /// The threshold itself, and what looks at the clock or at the customer.
    private static func isOutsideMessage(_ rule: any DecisionRule) -> Bool {
        rule is ThresholdRule || rule is ClosedHoursRule || rule is ServiceWindowRule || rule is AnswerRule
    }

    /// A time at which people are there, always the same one for the same hours; the start of 2024 when they never are.
    ///
    /// What is measured must not depend on the time of day at which somebody measures.
    package var openInstant: Instant {
        let start = Instant(millisecondsSinceEpoch: 1_704_067_200_000)
        let quarterHour: Int64 = 15 * 60_000
        // Four weeks, so that holidays at the year's beginning do not matter.
        for step in 0..<Int64(4 * 7 * 24 * 4) {
            let instant = Instant(millisecondsSinceEpoch: start.millisecondsSinceEpoch + step * quarterHour)
            if hours.isOpen(at: instant) { return instant }
        }
        return start
    }

    /// Categories of the intents that replies.yaml lists; thresholds of any others would be refused.
    package var categories: Set<String> { Set(replies.intents.keys.map(\.category)) }

    /// The confidence that a category's intents need unless they have figures of their own; nil when people answer.
    package func threshold(ofCategory category: String) -> Double? {
        switch thresholds.categories[category] ?? thresholds.standard {
        case .atLeast(let value): value
        case .never: nil
        }
    }
}
