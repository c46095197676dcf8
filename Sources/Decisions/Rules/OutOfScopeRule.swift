import Conversations
import YAMLDocuments

/// What nobody here handles gets a friendly word on what we do handle, when the refusal is sure enough; else, and the second
/// time in a row, a person.
struct OutOfScopeRule: DecisionRule, Hashable {
    enum Answer: String, CaseIterable, Hashable { case reply, person }

    let name = "out_of_scope"
    var isEnabled = true
    let looksBeyondMessage = false
    var answer: Answer = .person

    func verdict(on matter: DecisionCase) -> RuleVerdict {
        let classification = matter.input.classification
        // Something beside it is asked for as well.
        guard concerns(matter), matter.requests.count < 2 else { return .pass() }
        guard answer == .reply else { return .decide(toPerson(matter)) }
        let threshold = matter.policy.thresholds.threshold(for: .outOfScope)
        if !matter.isCertain {
            // Written so that a confidence that is no number also goes to a person.
            guard threshold != .never, classification.refusal >= threshold.value else {
                return .decide(toPerson(matter, threshold: threshold.value), note: "the refusal is not sure enough")
            }
        }
        guard matter.input.conversation.lastIntent != .outOfScope else {
            return .decide(toPerson(matter), note: "the previous message was out of scope too")
        }
        guard matter.maySpeak, let template = matter.policy.replies.intents[.outOfScope]?.template,
            let reply = matter.render(template, with: matter.values())
        else { return .decide(toPerson(matter), note: "no usable fallback reply") }
        return .decide(
            Decision(
                route: .reply(reply), reason: .outOfScope, threshold: matter.isCertain ? nil : threshold.value,
                answers: [.outOfScope]))
    }

    /// Whether the message is about something that nobody here handles.
    func concerns(_ matter: DecisionCase) -> Bool {
        matter.intent == .outOfScope || !matter.isCertain && !matter.input.classification.inScope
    }

    /// Not to the team of an intent that was just ruled out.
    private func toPerson(_ matter: DecisionCase, threshold: Double? = nil) -> Decision {
        matter.handOff(
            .outOfScope, team: matter.policy.teams.route(for: .outOfScope).team, threshold: threshold)
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

extension Classification {
    /// How sure it is that nobody here handles this, in 0...1.
    var refusal: Double { ranking.first { $0.intent == .outOfScope }?.confidence ?? 0 }
}
