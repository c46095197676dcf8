import Conversations
import YAMLDocuments

/// Whoever asks for a person gets one, already at a confidence that would never be enough for an answer.
struct AsksForPersonRule: DecisionRule, Hashable {
    let name = "asks_for_person"
    var isEnabled = true
    let looksBeyondMessage = false
    var intents: Set<IntentLabel> = [IntentLabel("general/talk_to_human")]
    /// In 0...1.
    var threshold = 0.40

    func verdict(on matter: DecisionCase) -> RuleVerdict {
        let isNamed = matter.isCertain && intents.contains(matter.intent)
        // Whatever else a hard rule says the message is about.
        let isInRanking = matter.input.classification.ranking.contains {
            intents.contains($0.intent) && $0.confidence >= threshold
        }
        guard isNamed || isInRanking else { return .pass() }
        return .decide(
            matter.handOff(.asksForPerson, team: team(for: matter), threshold: threshold),
            note: isNamed ? matter.certainty : nil)
    }

    /// The subject's own team when the message has one beside the wish for a person.
    private func team(for matter: DecisionCase) -> String {
        guard intents.contains(matter.intent) else { return matter.route.team }
        return matter.policy.teams.route(for: matter.intent).team
    }

    static func read(_ node: YAMLNode, _ reading: inout PolicyReading) -> Self {
        var rule = Self()
        guard let fields = reading.problems.mapping(node, keys: ["enabled", "intents", "threshold"]) else {
            return rule
        }
        reading.enabled(in: fields, &rule.isEnabled)
        reading.probability("threshold", in: fields, &rule.threshold)
        if let intents = reading.intents("intents", in: fields) { rule.intents = intents }
        return rule
    }
}
