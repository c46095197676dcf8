import Conversations
import YAMLDocuments

/// Some customers are served by people, or by people sooner.
struct CustomerTierRule: DecisionRule, Hashable {
    enum Treatment: String, CaseIterable, Hashable {
        case person
        case raisePriority = "raise_priority"
    }

    struct Tier: Hashable {
        var treatment: Treatment
        var priority: Priority
        /// The intent's team when nil.
        var team: String?
        /// Intents that the bot may answer all the same.
        var exceptions: Set<IntentLabel>
    }

    let name = "customer_tier"
    var isEnabled: Bool { !tiers.isEmpty }
    /// By lower-cased tier name.
    var tiers: [String: Tier] = [:]

    func verdict(on matter: DecisionCase) -> RuleVerdict {
        guard let tier = tier(of: matter.input.customer), tier.treatment == .person else { return .pass() }
        guard !tier.exceptions.contains(matter.intent) else { return .pass(note: "\(matter.intent) is excepted") }
        return .decide(matter.handOff(.customerTier, team: tier.team, priority: tier.priority))
    }

    /// What the customer's tier asks for at least; nil when there is no rule for it.
    func priority(for customer: Customer) -> Priority? { tier(of: customer)?.priority }

    private func tier(of customer: Customer) -> Tier? { customer.tier.flatMap { tiers[$0.lowercased()] } }

    static func read(_ node: YAMLNode, _ reading: inout PolicyReading) -> Self {
        var rule = Self()
        guard let fields = reading.problems.collect({ () throws(YAMLProblem) in try node.mapping() }) else {
            return rule
        }
        for entry in fields.entries {
            guard let fields = reading.problems.mapping(entry.value, keys: ["then", "priority", "team", "except"])
            else {
                continue
            }
            let treatment = reading.required("then", in: fields) { node throws(YAMLProblem) in
                try node.choice(Treatment.self)
            }
            var priority = Priority.normal
            reading.priority(in: fields, &priority)
            rule.tiers[entry.key.lowercased()] = Tier(
                treatment: treatment ?? .person, priority: priority,
                team: fields.optional("team").flatMap { reading.team($0) },
                exceptions: reading.intents("except", in: fields) ?? [])
        }
        return rule
    }
}
