import Conversations

/// One voice at a time: while a person owns the conversation, the bot says nothing.
///
/// Cannot be switched off.
struct OwnedByPersonRule: DecisionRule {
    let name = "owned_by_person"
    let isEnabled = true
    let looksBeyondMessage = false

    func verdict(on matter: DecisionCase) -> RuleVerdict {
        guard matter.input.conversation.owner.isHuman else { return .pass() }
        // Whoever has it looks sooner when something sensitive comes up.
        let sensitive = matter.policy.sensitive.priority(for: matter.input.classification)
        return .decide(
            Decision(
                route: .silent, reason: .ownedByPerson,
                priority: max(matter.input.conversation.priority, sensitive ?? .low)))
    }
}
