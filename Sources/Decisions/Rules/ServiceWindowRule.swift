import Conversations
import YAMLDocuments

/// WhatsApp allows free text only within 24 hours of the customer's last message; later, an approved template or a
/// person.
///
/// A message that is decided about long after it was sent (a channel that was down, a replay) falls outside.
struct ServiceWindowRule: DecisionRule, Hashable {
    let name = "outside_service_window"
    var isEnabled = true
    let looksBeyondMessage = true
    var hours = 24
    /// The approved template to send instead; a person takes over when nil.
    var template: ReplyTemplate?

    func verdict(on matter: DecisionCase) -> RuleVerdict {
        guard !isOpen(for: matter.input) else { return .pass() }
        if let template, let reply = matter.render(template, with: matter.values()) {
            return .decide(Decision(route: .reply(reply), reason: .outsideServiceWindow))
        }
        return .decide(matter.handOff(.outsideServiceWindow, quietly: true))
    }

    /// Whether free text may be sent to the writer of this message now.
    func isOpen(for input: DecisionInput) -> Bool {
        guard isEnabled, input.message.channel == .whatsapp else { return true }
        let written = input.message.sentAt ?? input.message.receivedAt
        return input.now.milliseconds(since: written) <= Int64(hours) * 3_600_000
    }

    static func read(_ node: YAMLNode, _ reading: inout PolicyReading) -> Self {
        var rule = Self()
        guard let fields = reading.problems.mapping(node, keys: ["enabled", "hours", "template"]) else { return rule }
        reading.enabled(in: fields, &rule.isEnabled)
        if let node = fields.optional("hours"),
            let hours = reading.problems.collect({ () throws(YAMLProblem) in try node.integer(in: 1...720) })
        {
            rule.hours = hours
        }
        rule.template = reading.template("template", in: fields, name: "service_window")
        return rule
    }
}
