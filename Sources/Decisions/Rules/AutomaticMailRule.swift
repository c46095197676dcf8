import Conversations
import YAMLDocuments

/// Mail that nobody wrote gets no answer: the other end is a machine, and two that answer each other never end.
///
/// Switched off, such mail goes to a person, because there is nothing of the customer's in it.
struct AutomaticMailRule: DecisionRule, Hashable {
    let name = "automatic_mail"
    var isEnabled = true
    let looksBeyondMessage = false

    func verdict(on matter: DecisionCase) -> RuleVerdict {
        guard let kind = matter.input.reading.automatic else { return .pass() }
        return .decide(Decision(route: .silent, reason: .automaticMail), note: kind.rawValue)
    }

    static func read(_ node: YAMLNode, _ reading: inout PolicyReading) -> Self {
        var rule = Self()
        guard let fields = reading.problems.mapping(node, keys: ["enabled"]) else { return rule }
        reading.enabled(in: fields, &rule.isEnabled)
        return rule
    }
}
