package import Conversations
package import Decisions

/// What a policy makes of a corpus: how much it answers by itself, and how often that is right.
package struct PolicyOutcome: Hashable, Codable, Sendable {
    package var policy: String
    /// Share of all rows that the policy lets be answered.
    package var automated: Double
    /// Share of the answered rows whose intent is right; nil when none is answered.
    package var precision: Double?
    package var precisionInterval: Interval
    /// Rows by the rule that decided.
    package var reasons: [String: Int]

    enum CodingKeys: String, CodingKey {
        case policy, automated, precision
        case precisionInterval = "precision_interval"
        case reasons
    }

    /// Decides each prediction as if somebody unknown had just written it at `now`.
    package init(_ predictions: [Prediction], under policy: Policy, at now: Instant) {
        var answered = 0
        var right = 0
        var reasons: [String: Int] = [:]
        for prediction in predictions {
            let decision = policy.decide(DecisionInput(classification: prediction.classification, now: now))
            reasons[decision.reason.rawValue, default: 0] += 1
            guard decision.resolution == .aiAutomated else { continue }
            answered += 1
            right += prediction.isRight && !prediction.isOutOfScope ? 1 : 0
        }
        self.policy = policy.digest
        automated = predictions.isEmpty ? 0 : Double(answered) / Double(predictions.count)
        precision = answered > 0 ? Double(right) / Double(answered) : nil
        precisionInterval = .wilson(successes: right, of: answered)
        self.reasons = reasons
    }
}
