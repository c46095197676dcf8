import Conversations
import YAMLDocuments

/// replies.yaml: for every intent of the domain either words or the statement that it is for people.
struct ReplyCatalogue: Hashable {
    /// What happens to one intent.
    struct Plan: Hashable {
        /// Nil when the intent is for people.
        var template: ReplyTemplate?
        /// Named actions that go with it.
        var actions: [String]
    }

    var intents: [IntentLabel: Plan] = [:]
    var layouts: [Channel: ReplyLayout] = [:]
    /// `{{company.NAME}}`.
    var constants: [String: String] = [:]
}

extension ReplyCatalogue {
    /// Reads the file and tells `reading` which intents there are.
    static func read(_ document: YAMLDocument, _ reading: inout PolicyReading) -> Self {
        var catalogue = Self()
        guard
            let fields = reading.problems.mapping(
                document.root, keys: ["company", "actions", "layouts", "replies"])
        else { return catalogue }
        for entry in reading.entries(of: "company", in: fields) where reading.checkName(entry) {
            catalogue.constants[entry.key] =
                reading.problems.collect { () throws(YAMLProblem) in try entry.value.text(limit: 500) }
        }
        reading.constants = Set(catalogue.constants.keys)
        let actions = reading.entries(of: "actions", in: fields).filter { reading.checkName($0) }
        for entry in reading.entries(of: "layouts", in: fields) {
            guard let channel = reading.channel(entry) else { continue }
            catalogue.layouts[channel] = ReplyLayout(wordings: reading.wordings(entry.value, inLayout: true))
        }
        let replies = reading.problems.collect { () throws(YAMLProblem) in
            try fields.required("replies").mapping()
        }
        for entry in replies?.entries ?? [] {
            guard let label = reading.declaredLabel(entry) else { continue }
            catalogue.intents[label] = plan(for: label, entry, actions: Set(actions.map(\.key)), &reading)
        }
        reading.intents = Set(catalogue.intents.keys)
        return catalogue
    }

    private static func plan(
        for label: IntentLabel, _ entry: YAMLMapping.Entry, actions known: Set<String>, _ reading: inout PolicyReading
    ) -> Plan {
        var plan = Plan(template: nil, actions: [])
        // A reply without actions may be written as bare text.
        guard case .mapping = entry.value.content else {
            plan.template = reading.template(entry.value, name: label.rawValue)
            return plan
        }
        guard let fields = reading.problems.mapping(entry.value, keys: ["text", "channels", "actions", "person"]) else {
            return plan
        }
        let isForPeople = fields.optional("person").flatMap { node in
            reading.problems.collect { () throws(YAMLProblem) in try node.bool() }
        }
        if isForPeople == true {
            if fields.optional("text") != nil || fields.optional("channels") != nil {
                reading.problems.add(entry.value.problem("is for people and has a text as well"))
            }
        } else {
            plan.template = reading.template(entry.value, name: label.rawValue, besides: ["actions", "person"])
        }
        if let node = fields.optional("actions"),
            let items = reading.problems.collect({ () throws(YAMLProblem) in try node.sequence(limit: 8) })
        {
            for item in items {
                guard let name = reading.problems.collect({ () throws(YAMLProblem) in try item.text() }) else {
                    continue
                }
                if known.contains(name) {
                    plan.actions.append(name)
                } else {
                    reading.problems.add(item.problem("is not one of the actions declared in this file"))
                }
            }
        }
        return plan
    }
}
