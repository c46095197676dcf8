import Conversations
import YAMLDocuments

/// A number, a name, an emoji says nothing about what is wanted: it gets one question back, and after that a person.
///
/// The question is told by the message's form and not by a confidence, so no figure opens or closes it: `clarification:
/// never` under the thresholds' intents does, when played conversations show that it is not right often enough.
/// After an answer nothing is asked back: whatever the fragment is, "ok" or the number of an order, it leans on that answer,
/// and a person sees how. Thanks in one word or emoji are no fragment.
struct FragmentRule: DecisionRule, Hashable {
    enum Answer: String, CaseIterable, Hashable { case clarify, person }

    let name = "fragment"
    var isEnabled = true
    let looksBeyondMessage = false
    var answer: Answer = .clarify

    func verdict(on matter: DecisionCase) -> RuleVerdict {
        let shape = matter.input.classification.shape
        guard shape.isFragment, !matter.isCertain else { return .pass(note: matter.certainty) }
        func person(_ why: String) -> RuleVerdict {
            .decide(matter.handOff(.fragment, team: matter.policy.fallbackTeam), note: "\(shape.rawValue), \(why)")
        }
        guard answer == .clarify else { return person("which is for people") }
        guard shape != .media else { return person("which the machine cannot see") }
        let dialogue = matter.input.conversation.dialogue
        if let answered = dialogue.lastAnswered, !matter.policy.courtesies.contains(answered) {
            return .decide(
                matter.handOff(.fragment, about: answered), note: "\(shape.rawValue), after the answer to \(answered)")
        }
        guard !dialogue.clarified else { return person("and the question back was used") }
        guard matter.policy.thresholds.intents[.clarification] != .never else {
            return person("and the question back is never asked")
        }
        guard matter.maySpeak, matter.botAnswersNow(.clarification) else {
            return person("and nothing may be said now")
        }
        let template = matter.policy.replies.clarification
        guard let reply = template.flatMap({ matter.render($0, with: matter.values()) }) else {
            return person("and there are no words to ask back with")
        }
        return .decide(
            Decision(route: .reply(reply), reason: .clarify, priority: matter.priority), note: shape.rawValue)
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

extension IntentLabel {
    /// How thresholds and hours call the question back; no message has this intent.
    static let clarification = IntentLabel("clarification")
}
