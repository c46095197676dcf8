import Conversations
import YAMLDocuments

/// A customer who has had many automatic answers in a row and still writes is not being helped by them.
struct AutomaticTurnsRule: DecisionRule, Hashable {
    let name = "too_many_automatic_turns"
    var isEnabled = true
    let looksBeyondMessage = false
    /// So many automatic replies in a row, and no more.
    var limit = 6
    /// So many automatic replies in a row about one intent, and no more.
    var sameMatter = 3
    /// Intents that may be answered beyond the limit, such as a goodbye.
    var exceptions: Set<IntentLabel> = []

    func verdict(on matter: DecisionCase) -> RuleVerdict {
        let conversation = matter.input.conversation
        let turns = conversation.automaticTurns
        let dialogue = conversation.dialogue
        let isStuck = dialogue.lastAnswered == matter.intent && dialogue.answersInMatter >= sameMatter
        guard turns >= limit || isStuck else { return .pass() }
        guard !exceptions.contains(matter.intent) else { return .pass(note: "\(matter.intent) is excepted") }
        let count =
            isStuck ? "\(dialogue.answersInMatter) of them about \(matter.intent)" : "\(turns) automatic replies"
        let note = "\(count) in a row"
        return .decide(matter.handOff(.tooManyAutomaticTurns), note: note)
    }

    static func read(_ node: YAMLNode, _ reading: inout PolicyReading) -> Self {
        var rule = Self()
        guard let fields = reading.problems.mapping(node, keys: ["enabled", "limit", "same_matter", "except"]) else {
            return rule
        }
        reading.enabled(in: fields, &rule.isEnabled)
        if let node = fields.optional("limit"),
            let limit = reading.problems.collect({ () throws(YAMLProblem) in try node.integer(in: 1...1000) })
        {
            rule.limit = limit
        }
        if let node = fields.optional("same_matter"),
            let limit = reading.problems.collect({ () throws(YAMLProblem) in try node.integer(in: 1...1000) })
        {
            rule.sameMatter = limit
        }
        if let exceptions = reading.intents("except", in: fields) { rule.exceptions = exceptions }
        return rule
    }
}
