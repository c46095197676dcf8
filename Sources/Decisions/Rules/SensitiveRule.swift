import Conversations
import YAMLDocuments

/// Danger, health, law, minors, privacy: a person at once, whatever else the message says.
///
/// It comes before every rule that may say nothing or something else: somebody in danger who also asks for a person, or who
/// once opted out of the machine's answers, is in danger first.
struct SensitiveRule: DecisionRule, Hashable {
    /// What the policy says about one kind.
    struct Treatment: Hashable {
        var priority: Priority
        /// The intent's team when nil.
        var team: String?
    }

    let name = "sensitive"
    var isEnabled = true
    let looksBeyondMessage = false
    var treatments: [SensitiveMatter.Kind: Treatment] = Dictionary(
        uniqueKeysWithValues: SensitiveMatter.Kind.allCases.map { ($0, Treatment(priority: $0.priority)) })

    func verdict(on matter: DecisionCase) -> RuleVerdict {
        guard let sensitive = matter.input.classification.sensitive else { return .pass() }
        return .decide(
            matter.handOff(
                .sensitive(sensitive.kind), team: treatments[sensitive.kind]?.team,
                priority: priority(of: sensitive), quietly: matter.input.customer.optedOut),
            note: sensitive.rule.map { "by rule \($0)" })
    }

    /// Whether this is one of the reasons with which the rule sends a matter to a person.
    func covers(_ reason: DecisionReason) -> Bool {
        SensitiveMatter.Kind.allCases.contains { DecisionReason.sensitive($0) == reason }
    }

    /// How soon a person should look at what was found; nil where the policy does not look for it.
    func priority(for classification: Classification) -> Priority? {
        isEnabled ? classification.sensitive.map(priority) : nil
    }

    private func priority(of matter: SensitiveMatter) -> Priority {
        treatments[matter.kind]?.priority ?? matter.kind.priority
    }

    static func read(_ node: YAMLNode, _ reading: inout PolicyReading) -> Self {
        var rule = Self()
        let kinds = SensitiveMatter.Kind.allCases
        guard let fields = reading.problems.mapping(node, keys: Set(kinds.map(\.rawValue)).union(["enabled"])) else {
            return rule
        }
        reading.enabled(in: fields, &rule.isEnabled)
        for kind in kinds {
            guard let node = fields.optional(kind.rawValue),
                let own = reading.problems.mapping(node, keys: ["priority", "team"])
            else { continue }
            var treatment = Treatment(priority: kind.priority)
            reading.priority(in: own, &treatment.priority)
            treatment.team = own.optional("team").flatMap { reading.team($0) }
            rule.treatments[kind] = treatment
        }
        return rule
    }
}

extension SensitiveMatter.Kind {
    /// Unless the policy says otherwise.
    fileprivate var priority: Priority {
        switch self {
        case .danger, .medical, .selfHarm: .urgent
        case .crime, .legal, .minors, .death, .privacy, .otherAccount: .high
        }
    }
}
