import Conversations

/// Nothing stood in the way: the intent's reply is sent, or a person answers where the machine has no words.
struct AnswerRule: DecisionRule {
    let name = "answered"
    let isEnabled = true
    let looksBeyondMessage = true

    func verdict(on matter: DecisionCase) -> RuleVerdict {
        let plan = matter.policy.replies.intents[matter.intent]
        guard let template = plan?.template else {
            let note = plan == nil ? "replies.yaml does not know \(matter.intent)" : "\(matter.intent) is for people"
            return .decide(matter.handOff(.noReply, actions: plan?.actions ?? []), note: note)
        }
        guard let reply = matter.render(template, with: matter.values(team: matter.route.team)) else {
            return .decide(matter.handOff(.noReply), note: "a value that the reply needs is not known")
        }
        let threshold = matter.isCertain ? nil : matter.policy.thresholds.threshold(for: matter.intent).value
        let decision = Decision(
            route: .reply(reply), reason: .answered, threshold: threshold, priority: matter.priority,
            actions: plan?.actions ?? [])
        return .decide(decision, note: matter.certainty)
    }
}
