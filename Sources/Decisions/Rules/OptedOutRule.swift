import Conversations
import YAMLDocuments

/// A customer who does not want the machine gets no word from it: a person takes over quietly, or nobody answers.
struct OptedOutRule: DecisionRule, Hashable {
    enum Answer: String, CaseIterable, Hashable { case person, silence }

    let name = "opted_out"
    let isEnabled = true
    let looksBeyondMessage = false
    var answer: Answer = .person

    func verdict(on matter: DecisionCase) -> RuleVerdict {
        guard matter.input.customer.optedOut else { return .pass() }
        switch answer {
        case .person: return .decide(matter.handOff(.optedOut, quietly: true))
        case .silence: return .decide(Decision(route: .silent, reason: .optedOut))
        }
    }

    static func read(_ node: YAMLNode, _ reading: inout PolicyReading) -> Self {
        var rule = Self()
        guard let fields = reading.problems.mapping(node, keys: ["then"]) else { return rule }
        if let then = reading.required("then", in: fields, { node throws(YAMLProblem) in try node.choice(Answer.self) })
        {
            rule.answer = then
        }
        return rule
    }
}
