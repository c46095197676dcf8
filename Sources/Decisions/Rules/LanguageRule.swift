import Conversations
import YAMLDocuments

/// A message in a language that nothing here is written in is for a person: the words for the machine's answer would be
/// foreign to the customer, and the model has not learned theirs.
struct LanguageRule: DecisionRule, Hashable {
    let name = "language_not_spoken"
    var isEnabled: Bool { !languages.isEmpty }
    let looksBeyondMessage = false
    /// ISO 639-1; none asks nothing.
    var languages: Set<String> = []

    func verdict(on matter: DecisionCase) -> RuleVerdict {
        // What is too short to tell has none, and is nobody's foreign language.
        guard let language = matter.input.classification.language, !languages.contains(language) else { return .pass() }
        return .decide(matter.handOff(.languageNotSpoken), note: language)
    }

    static func read(_ node: YAMLNode, _ reading: inout PolicyReading) -> Self {
        var rule = Self()
        guard let items = reading.problems.collect({ () throws(YAMLProblem) in try node.sequence(limit: 20) }) else {
            return rule
        }
        for item in items {
            let language = reading.problems.collect { () throws(YAMLProblem) in
                let text = try item.text(limit: 8)
                guard text.utf8.count == 2, isName(text), LanguageTag(text) != nil else {
                    throw item.problem("must be two letters, such as pt")
                }
                return text
            }
            if let language { rule.languages.insert(language) }
        }
        return rule
    }
}
