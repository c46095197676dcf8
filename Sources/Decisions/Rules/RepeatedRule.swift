import Conversations
import YAMLDocuments

/// The last word on every reply: what the customer read just before, and did not find helpful, is not sent once more.
///
/// Cannot be switched off. Greetings and thanks may be answered again, in other words.
struct RepeatedRule: Hashable {
    let name = DecisionReason.repeated.rawValue
    /// Intents that may be answered again, as long as the text is another.
    var exceptions: Set<IntentLabel> = [IntentLabel("general/greeting"), IntentLabel("general/thanks_goodbye")]

    /// Whether this intent may be answered in the same template again.
    func excepts(_ intent: IntentLabel) -> Bool { exceptions.contains(intent) }

    /// A person instead of a reply that would repeat what was said, and why; nil for everything else.
    func verdict(on decision: Decision, about matter: DecisionCase) -> (decision: Decision, note: String)? {
        guard case .reply(let reply) = decision.route else { return nil }
        let dialogue = matter.input.conversation.dialogue
        let why: String
        if decision.asks != nil, dialogue.asked.contains(reply.template) {
            why = "\(reply.template) was asked before"
        } else if decision.answers.count == 1, decision.answers.allSatisfy(excepts) {
            guard dialogue.hasJustSaid(text: reply.text) else { return nil }
            why = "\(reply.template) has no other words"
        } else {
            guard dialogue.hasJustSaid(reply.text, template: reply.template) else { return nil }
            why = "\(reply.template) was said just before"
        }
        return (matter.handOff(.repeated, about: decision.answers.first ?? matter.intent), why)
    }

    static func read(_ node: YAMLNode, _ reading: inout PolicyReading) -> Self {
        var rule = Self()
        guard let fields = reading.problems.mapping(node, keys: ["except"]) else { return rule }
        if let exceptions = reading.intents("except", in: fields) { rule.exceptions = exceptions }
        return rule
    }
}
