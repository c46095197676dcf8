import Conversations

/// One rule of the policy: decides about a case or lets it pass on to the next.
protocol DecisionRule: Sendable {
    /// As the receipt and policy.yaml call it.
    var name: String { get }
    /// False when the policy switched it off.
    var isEnabled: Bool { get }
    /// Whether its verdict about a message from nobody in particular, at no particular time, says nothing: it asks the
    /// threshold, the clock or what only a known customer has. Measuring thresholds passes over such a rule.
    var looksBeyondMessage: Bool { get }
    func verdict(on matter: DecisionCase) -> RuleVerdict
}

/// What a rule makes of a case.
enum RuleVerdict {
    case pass(note: String? = nil)
    case decide(Decision, note: String? = nil)
}
