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
        if !matter.together.isEmpty { return answer(both: matter.together, of: matter) }
        let asks = plan?.question?.expectation(about: matter.intent)
        if let asks, plan?.question?.skipsIfKnown == true, matter.knows(asks.facts) {
            return matter.nextStep(after: asks, note: "\(asks.facts.joined(separator: ", ")) told already")
        }
        let values = matter.values(team: matter.route.team)
        guard let reply = matter.render(template, with: values, varied: matter.policy.repeated.excepts(matter.intent))
        else { return .decide(matter.handOff(.noReply), note: "a value that the reply needs is not known") }
        let threshold = matter.isCertain ? nil : matter.policy.thresholds.threshold(for: matter.intent).value
        let decision = Decision(
            route: .reply(reply), reason: .answered, threshold: threshold, priority: matter.priority,
            actions: plan?.actions ?? [], answers: [matter.intent], asks: asks)
        return .decide(decision, note: matter.certainty)
    }

    /// The answers to both requests in one reply.
    private func answer(both requests: [Classification.Candidate], of matter: DecisionCase) -> RuleVerdict {
        let plans = requests.compactMap { matter.policy.replies.intents[$0.intent] }
        let templates = plans.compactMap(\.template)
        guard templates.count == requests.count,
            let reply = matter.render(templates, with: matter.values(team: matter.route.team))
        else { return .decide(matter.handOff(.twoRequests), note: "a value that the replies need is not known") }
        let asks = requests.lazy.compactMap { request in
            matter.policy.replies.intents[request.intent]?.question?.expectation(about: request.intent)
        }
        let thresholds = requests.map { matter.policy.thresholds.threshold(for: $0.intent).value }
        return .decide(
            Decision(
                route: .reply(reply), reason: .answered, threshold: thresholds.max(), priority: matter.priority,
                actions: plans.flatMap(\.actions), answers: requests.map(\.intent), asks: asks.first))
    }
}

extension DecisionCase {
    /// Whether the customer has told all of it in this conversation.
    func knows(_ names: [String]) -> Bool {
        names.allSatisfy { name in input.conversation.dialogue.facts.contains { $0.name == name && $0.isValid } }
    }
}
