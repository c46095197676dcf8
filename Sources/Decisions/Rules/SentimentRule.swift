import Conversations
import YAMLDocuments

/// A frustrated or an urgent customer goes to a person, ahead of others, however sure the classifier is.
struct SentimentRule: DecisionRule, Hashable {
    enum Flag: Hashable {
        case frustrated, urgent

        var reason: DecisionReason { self == .frustrated ? .frustrated : .urgent }
    }

    let flag: Flag
    var isEnabled = true
    let looksBeyondMessage = false
    var priority: Priority
    /// The intent's team when nil.
    var team: String?
    /// Intents that the bot may answer all the same, because its answer is what helps soonest.
    var exceptions: Set<IntentLabel> = []

    init(_ flag: Flag) {
        self.flag = flag
        priority = flag == .frustrated ? .high : .urgent
    }

    var name: String { flag.reason.rawValue }

    func verdict(on matter: DecisionCase) -> RuleVerdict {
        let sentiment = matter.input.classification.sentiment
        guard flag == .frustrated ? sentiment.frustrated : sentiment.urgent else { return .pass() }
        guard !exceptions.contains(matter.intent) else { return .pass(note: "\(matter.intent) is excepted") }
        return .decide(matter.handOff(flag.reason, team: team, priority: priority))
    }

    static func read(_ flag: Flag, _ node: YAMLNode, _ reading: inout PolicyReading) -> Self {
        var rule = Self(flag)
        guard let fields = reading.problems.mapping(node, keys: ["enabled", "priority", "team", "except"]) else {
            return rule
        }
        reading.enabled(in: fields, &rule.isEnabled)
        reading.priority(in: fields, &rule.priority)
        rule.team = fields.optional("team").flatMap { reading.team($0) }
        if let exceptions = reading.intents("except", in: fields) { rule.exceptions = exceptions }
        return rule
    }
}
