package import Conversations
package import Decisions

/// A row as the policy would see it: whose threshold would decide about it, and whether answering would be right.
package struct TuningOutcome: Hashable, Sendable {
    /// What would be answered.
    package var intent: IntentLabel
    package var confidence: Double
    package var isRight: Bool
    /// True when a rule of the model named the intent, so that no threshold is asked.
    package var isCertain: Bool

    package init(intent: IntentLabel, confidence: Double, isRight: Bool, isCertain: Bool) {
        self.intent = intent
        self.confidence = confidence
        self.isRight = isRight
        self.isCertain = isCertain
    }

    /// Nil for a row that would not be refused whatever the thresholds.
    package init?(refusing prediction: Prediction, under policy: Policy) {
        guard let candidate = policy.refusal(for: prediction.classification) else { return nil }
        self.init(
            intent: candidate.intent, confidence: candidate.confidence, isRight: prediction.isOutOfScope,
            isCertain: candidate.isCertain)
    }

    /// Nil for a row that would not be answered whatever the thresholds.
    ///
    /// - Parameter policy: nil when there is none yet: then all that the classifier does not refuse would be answered.
    package init?(_ prediction: Prediction, under policy: Policy?) {
        let classification = prediction.classification
        if let policy {
            guard let candidate = policy.candidate(for: classification) else { return nil }
            (intent, confidence, isCertain) = (candidate.intent, candidate.confidence, candidate.isCertain)
        } else {
            // What a rule sends to a person, or might have sent had its pattern come to an end, is not answered either.
            if case .human = classification.hardRule { return nil }
            guard prediction.predicted != .outOfScope, classification.timedOutRules.isEmpty else { return nil }
            (intent, confidence, isCertain) = (classification.intent, classification.confidence, false)
        }
        // Nothing that is out of scope is ever answered rightly.
        isRight = !prediction.isOutOfScope && intent == prediction.gold
    }
}
