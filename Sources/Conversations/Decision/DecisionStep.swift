/// One rule of the policy that was looked at on the way to a decision.
package struct DecisionStep: Hashable, Codable, Sendable {
    package enum Outcome: String, Codable, Sendable, CaseIterable {
        /// Switched off in the policy.
        case off
        case passed
        case decided
    }

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

    enum CodingKeys: String, CodingKey {
        case rule, outcome, note
    }
}
