package import Conversations

/// A decision and the rules that were looked at on the way to it, for the receipt.
package struct DecisionTrace: Hashable, Sendable {
    package var decision: Decision
    /// In the order in which they were tried; the last one decided.
    package var steps: [DecisionStep]

    package init(decision: Decision, steps: [DecisionStep]) {
        self.decision = decision
        self.steps = steps
    }
}
