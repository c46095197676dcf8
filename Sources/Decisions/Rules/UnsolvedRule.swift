import Conversations
import YAMLDocuments

/// Thanks for what did not help, "still nothing", "and the other one?" after an answer: a person, not the answer once more.
struct UnsolvedRule: DecisionRule, Hashable {
    let name = "unsolved"
    var isEnabled = true
    let looksBeyondMessage = false

    func verdict(on matter: DecisionCase) -> RuleVerdict {
        let signs = matter.input.classification.signs
        let isUnsolved = signs.contains(.unsolved)
        guard isUnsolved || signs.contains(.followUp) else { return .pass() }
        let isPolite = signs.contains(.thanks) || matter.policy.courtesies.contains(matter.intent)
        if isUnsolved, isPolite { return .decide(toPerson(matter), note: "polite words about something unsolved") }
        guard let answered = matter.input.conversation.dialogue.lastAnswered,
            !matter.policy.courtesies.contains(answered)
        else { return .pass() }
        // What leans on the answer before is read as being about it, unless it surely is about something else.
        let isAboutIt = isUnsolved ? matter.intent.category == answered.category : matter.intent == answered
        guard isAboutIt || !matter.isSure || matter.input.classification.shape.isFragment else { return .pass() }
        return .decide(toPerson(matter, about: answered), note: "after the answer to \(answered)")
    }

    private func toPerson(_ matter: DecisionCase, about intent: IntentLabel? = nil) -> Decision {
        let subject = intent ?? matter.input.conversation.dialogue.lastAnswered
        return subject.map { matter.handOff(.unsolved, about: $0) } ?? matter.handOff(.unsolved)
    }

    static func read(_ node: YAMLNode, _ reading: inout PolicyReading) -> Self {
        var rule = Self()
        guard let fields = reading.problems.mapping(node, keys: ["enabled"]) else { return rule }
        reading.enabled(in: fields, &rule.isEnabled)
        return rule
    }
}
