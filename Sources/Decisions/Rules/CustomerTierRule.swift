import Conversations
import YAMLDocuments

/// Some customers are served by people, or by people sooner.
struct CustomerTierRule: DecisionRule, Hashable {
    enum Treatment: Hashable {
        /// By a person of `team`, the intent's when nil, except for intents that the bot may answer all the same.
        case person(team: String?, priority: Priority, exceptions: Set<IntentLabel>)
        /// As everybody, but sooner should a person get it.
        case raise(to: Priority)

        /// The least for these customers.
        var priority: Priority {
            switch self {
            case .person(_, let priority, _), .raise(let priority): priority
            }
        }
    }

    /// As policy.yaml writes them.
    private enum Key: String, CaseIterable {
        case person
        case raisePriority = "raise_priority"
    }

    let name = "customer_tier"
    var isEnabled: Bool { !tiers.isEmpty }
    let looksBeyondMessage = false
    /// By lower-cased tier name.
    var tiers: [String: Treatment] = [:]

    func verdict(on matter: DecisionCase) -> RuleVerdict {
        guard case .person(let team, let priority, let exceptions) = treatment(of: matter.input.customer) else {
            return .pass()
        }
        guard !exceptions.contains(matter.intent) else { return .pass(note: "\(matter.intent) is excepted") }
        return .decide(matter.handOff(.customerTier, team: team, priority: priority))
    }

    /// What the customer's tier asks for at least; nil when there is no rule for it.
    func priority(for customer: Customer) -> Priority? { treatment(of: customer)?.priority }

    private func treatment(of customer: Customer) -> Treatment? { customer.tier.flatMap { tiers[$0.lowercased()] } }

    static func read(_ node: YAMLNode, _ reading: inout PolicyReading) -> Self {
        var rule = Self()
        guard let tiers = reading.problems.collect({ () throws(YAMLProblem) in try node.mapping() }) else {
            return rule
        }
        for entry in tiers.entries {
            if let treatment = treatment(entry.value, &reading) { rule.tiers[entry.key.lowercased()] = treatment }
        }
        return rule
    }

    private static func treatment(_ node: YAMLNode, _ reading: inout PolicyReading) -> Treatment? {
        let keys: Set<String> = ["then", "priority", "team", "except"]
        guard let fields = reading.problems.mapping(node, keys: keys),
            let then = reading.required("then", in: fields, { node throws(YAMLProblem) in try node.choice(Key.self) })
        else { return nil }
        var priority = Priority.normal
        reading.priority(in: fields, &priority)
        switch then {
        case .person:
            return .person(
                team: fields.optional("team").flatMap { reading.team($0) }, priority: priority,
                exceptions: reading.intents("except", in: fields) ?? [])
        case .raisePriority:
            // Every message is of normal priority at least, so that without one nothing would be raised.
            _ = reading.required("priority", in: fields) { node throws(YAMLProblem) in node }
            for key in ["team", "except"] {
                if let node = fields.optional(key) {
                    reading.problems.add(node.problem("has no effect with raise_priority"))
                }
            }
            return .raise(to: priority)
        }
    }
}
