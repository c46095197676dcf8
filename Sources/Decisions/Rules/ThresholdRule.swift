import Conversations

/// The machine answers only when it is sure enough for this intent.
///
/// Cannot be switched off.
struct ThresholdRule: DecisionRule {
    let name = "below_threshold"
    let isEnabled = true
    let looksBeyondMessage = true

    func verdict(on matter: DecisionCase) -> RuleVerdict {
        // Each of the two was held against its own.
        guard matter.together.isEmpty else { return .pass(note: "each request is above its threshold") }
        guard !matter.isCertain else { return .pass(note: matter.certainty) }
        switch matter.policy.thresholds.threshold(for: matter.intent) {
        case .never:
            return .decide(matter.handOff(.belowThreshold, threshold: 1), note: "\(matter.intent) is never answered")
        case .atLeast(let threshold):
            // Written so that a confidence that is no number also goes to a person.
            guard matter.confidence >= threshold else {
                return .decide(matter.handOff(.belowThreshold, threshold: threshold))
            }
            return .pass()
        }
    }
}
