import Conversations
import YAMLDocuments

/// replies.yaml: for every intent of the domain either words or the statement that it is for people.
struct ReplyCatalogue: Hashable {
    /// What happens to one intent, or follows once a question is answered.
    struct Plan: Hashable {
        /// Nil when the intent is for people.
        var template: ReplyTemplate?
        /// Named actions that go with it.
        var actions: [String] = []
        /// What the words ask for.
        var question: ReplyQuestion?
    }

    var intents: [IntentLabel: Plan] = [:]
    /// Replies that only follow another one, by name.
    var followUps: [String: Plan] = [:]
    /// The question back to a fragment.
    var clarification: ReplyTemplate?
    var layouts: [Channel: ReplyLayout] = [:]
    /// `{{company.NAME}}`.
    var constants: [String: String] = [:]
}

/// What a reply asks for, and what follows once it is told.
struct ReplyQuestion: Hashable {
    /// Names of facts.
    var facts: [String]
    /// A follow-up's name; nil for a person.
    var then: String?
    /// True when nothing is asked of whoever has told it all before: what follows comes at once.
    var skipsIfKnown = false

    func expectation(about intent: IntentLabel) -> Expectation {
        Expectation(facts: facts, then: then, intent: intent)
    }
}

extension ReplyCatalogue {
    /// Reads the file and tells `reading` which intents there are.
    static func read(_ document: YAMLDocument, _ reading: inout PolicyReading) -> Self {
        var catalogue = Self()
        guard
            let fields = reading.problems.mapping(
                document.root, keys: ["company", "actions", "layouts", "replies", "follow_ups", "clarification"])
        else { return catalogue }
        for entry in reading.entries(of: "company", in: fields) where reading.checkName(entry) {
            catalogue.constants[entry.key] =
                reading.problems.collect { () throws(YAMLProblem) in try entry.value.text(limit: 500) }
        }
        reading.constants = Set(catalogue.constants.keys)
        let actions = reading.entries(of: "actions", in: fields).filter { reading.checkName($0) }
        reading.actions = Set(actions.map(\.key))
        let followUps = reading.entries(of: "follow_ups", in: fields).filter { reading.checkName($0) }
        // Known before they are read: a question's answer may lead to one that stands further down.
        reading.followUps = Set(followUps.map(\.key))
        for entry in reading.entries(of: "layouts", in: fields) {
            guard let channel = reading.channel(entry) else { continue }
            catalogue.layouts[channel] = ReplyLayout(wordings: reading.wordings(entry.value, inLayout: true))
        }
        let replies = reading.problems.collect { () throws(YAMLProblem) in
            try fields.required("replies").mapping()
        }
        for entry in replies?.entries ?? [] {
            guard let label = reading.declaredLabel(entry) else { continue }
            catalogue.intents[label] = reading.plan(entry, template: label.rawValue, mayBeForPeople: true)
        }
        for entry in followUps {
            catalogue.followUps[entry.key] = reading.plan(
                entry, template: "follow_up/\(entry.key)", mayBeForPeople: false)
        }
        catalogue.clarification = reading.template("clarification", in: fields, name: "clarification")
        reading.intents = Set(catalogue.intents.keys)
        reading.answerable = Set(catalogue.intents.filter { $0.value.template != nil }.keys)
        reading.asking = Set(catalogue.intents.filter { $0.value.question != nil }.keys)
        return catalogue
    }
}
