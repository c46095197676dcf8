import Conversations
import YAMLDocuments

/// A keyword or pattern rule said that a person must see the message.
///
/// Rules that only name the intent do not decide here: they settle the intent and let the later rules speak.
struct HardRulesRule: DecisionRule, Hashable {
    let name = "hard_rule"
    var isEnabled = true
    let looksBeyondMessage = false
    var priority: Priority = .high
    /// Teams for single rules, by the rule's name; the intent's team otherwise.
    var teams: [String: String] = [:]

    func verdict(on matter: DecisionCase) -> RuleVerdict {
        if case .human(let rule) = matter.input.classification.hardRule {
            return .decide(matter.handOff(.hardRule, team: teams[rule], priority: priority), note: rule)
        }
        // A rule that was stopped at its time limit said nothing; it might have said that a person must see this.
        if let rule = matter.input.classification.timedOutRules.first {
            return .decide(
                matter.handOff(.hardRule, team: teams[rule], priority: priority),
                note: "\(rule) was stopped at its time limit")
        }
        return .pass(note: matter.certainty)
    }

    static func read(_ node: YAMLNode, _ reading: inout PolicyReading) -> Self {
        var rule = Self()
        guard let fields = reading.problems.mapping(node, keys: ["enabled", "priority", "teams"]) else { return rule }
        reading.enabled(in: fields, &rule.isEnabled)
        reading.priority(in: fields, &rule.priority)
        if let node = fields.optional("teams"),
            let teams = reading.problems.collect({ () throws(YAMLProblem) in try node.mapping() })
        {
            for entry in teams.entries { rule.teams[entry.key] = reading.team(entry.value) }
        }
        return rule
    }
}
