import Conversations
import YAMLDocuments

/// Two intents nearly as likely as each other: a person tells them apart.
struct AmbiguityRule: DecisionRule, Hashable {
    let name = "ambiguous"
    var isEnabled = true
    let looksBeyondMessage = false
    /// The least distance from the best to the second best candidate, in 0...1.
    var margin = 0.10

    func verdict(on matter: DecisionCase) -> RuleVerdict {
        // Two requests are each other's second best.
        guard matter.together.isEmpty else { return .pass() }
        guard !matter.isCertain else { return .pass(note: matter.certainty) }
        guard matter.input.classification.margin < margin else { return .pass() }
        return .decide(
            matter.handOff(.ambiguous, threshold: matter.policy.thresholds.threshold(for: matter.intent).value),
            note: "margin \(hundredths(matter.input.classification.margin)) is below \(hundredths(margin))")
    }

    static func read(_ node: YAMLNode, _ reading: inout PolicyReading) -> Self {
        var rule = Self()
        guard let fields = reading.problems.mapping(node, keys: ["enabled", "margin"]) else { return rule }
        reading.enabled(in: fields, &rule.isEnabled)
        reading.probability("margin", in: fields, &rule.margin)
        return rule
    }
}

/// `0.07`, for notes.
private func hundredths(_ value: Double) -> String {
    String((value * 100).rounded() / 100)
}
