package import Conversations

/// A decision and the rules that were looked at on the way to it, for the receipt.
package struct DecisionTrace: Hashable, Sendable {
    package var decision: Decision
    /// In the order in which they were tried; the last one decided.
    package var steps: [Step]

    package init(decision: Decision, steps: [Step]) {
        self.decision = decision
        self.steps = steps
    }

    package struct Step: Hashable, Codable, Sendable {
        /// The rule's name, as in policy.yaml.
        package var rule: String
        package var outcome: Outcome
        /// What it saw, in a few words without message text; nil when there is nothing to say.
        package var note: String?

        package init(rule: String, outcome: Outcome, note: String? = nil) {
            self.rule = rule
            self.outcome = outcome
            self.note = note
        }
    }

    package enum Outcome: String, Codable, Sendable, CaseIterable {
        /// Switched off in the policy.
        case off
        case passed
        case decided
    }
}
