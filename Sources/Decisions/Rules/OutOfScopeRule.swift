import Conversations
import YAMLDocuments

/// What nobody here handles gets a friendly word on what we do handle; the second time in a row, a person.
struct OutOfScopeRule: DecisionRule, Hashable {
    enum Answer: String, CaseIterable, Hashable { case reply, person }

    let name = "out_of_scope"
    var isEnabled = true
    let looksBeyondMessage = false
    var answer: Answer = .person

    func verdict(on matter: DecisionCase) -> RuleVerdict {
        let classification = matter.input.classification
        guard !matter.isCertain || matter.intent == .outOfScope else { return .pass() }
        guard !classification.inScope || matter.intent == .outOfScope else { return .pass() }

        guard answer == .reply else { return .decide(toPerson(matter)) }
        guard matter.input.conversation.lastIntent != .outOfScope else {
            return .decide(toPerson(matter), note: "the previous message was out of scope too")
        }
        guard matter.maySpeak, let template = matter.policy.replies.intents[.outOfScope]?.template,
            let reply = matter.render(template, with: matter.values())
        else { return .decide(toPerson(matter), note: "no usable fallback reply") }
        return .decide(Decision(route: .reply(reply), reason: .outOfScope))
    }

    /// Not to the team of an intent that was just ruled out.
    private func toPerson(_ matter: DecisionCase) -> Decision {
        matter.handOff(.outOfScope, team: matter.policy.teams.route(for: .outOfScope).team)
    }

    static func read(_ node: YAMLNode, _ reading: inout PolicyReading) -> Self {
        var rule = Self()
        guard let fields = reading.problems.mapping(node, keys: ["enabled", "then"]) else { return rule }
        reading.enabled(in: fields, &rule.isEnabled)
        if let then = reading.required("then", in: fields, { node throws(YAMLProblem) in try node.choice(Answer.self) })
        {
            rule.answer = then
        }
        return rule
    }
}
