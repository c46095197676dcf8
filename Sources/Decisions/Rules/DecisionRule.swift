import Conversations

/// One rule of the policy: decides about a case or lets it pass on to the next.
protocol DecisionRule: Sendable {
    /// As the receipt and policy.yaml call it.
    var name: String { get }
    /// False when the policy switched it off.
    var isEnabled: Bool { get }
    func verdict(on matter: DecisionCase) -> RuleVerdict
}

/// What a rule makes of a case.
enum RuleVerdict {
    case pass(note: String? = nil)
    case decide(Decision, note: String? = nil)
}
