import Conversations
import YAMLDocuments

extension PolicyReading {
    /// What happens to an intent: a template, with what goes with it, or the statement that it is for people.
    ///
    /// - Parameter template: what receipts call it.
    mutating func plan(
        _ entry: YAMLMapping.Entry, template name: String, mayBeForPeople: Bool
    ) -> ReplyCatalogue.Plan {
        var plan = ReplyCatalogue.Plan()
        // A reply without anything else may be written as bare text.
        guard case .mapping = entry.value.content else {
            plan.template = template(entry.value, name: name)
            return plan
        }
        var others: Set<String> = ["actions", "expects", "then", "skip_if_known"]
        if mayBeForPeople { others.insert("person") }
        guard let fields = problems.mapping(entry.value, keys: others.union(["text", "channels"])) else { return plan }
        let isForPeople = fields.optional("person").flatMap { node in
            problems.collect { () throws(YAMLProblem) in try node.bool() }
        }
        if isForPeople == true {
            for key in ["text", "channels", "expects"] where fields.optional(key) != nil {
                problems.add(
                    entry.value.problem("is for people and has \(key == "text" ? "a text" : key) as well"))
                break
            }
        } else {
            plan.template = template(entry.value, name: name, besides: others)
        }
        plan.actions = actions(in: fields)
        plan.question = question(in: fields)
        return plan
    }

    private mutating func actions(in fields: YAMLMapping) -> [String] {
        guard let node = fields.optional("actions"),
            let items = problems.collect({ () throws(YAMLProblem) in try node.sequence(limit: 8) })
        else { return [] }
        return items.compactMap { item in
            guard let name = problems.collect({ () throws(YAMLProblem) in try item.text() }) else { return nil }
            if actions.contains(name) { return name }
            problems.add(item.problem("is not one of the actions declared in this file"))
            return nil
        }
    }

    private mutating func question(in fields: YAMLMapping) -> ReplyQuestion? {
        guard let node = fields.optional("expects") else {
            for key in ["then", "skip_if_known"] {
                if let node = fields.optional(key) { problems.add(node.problem("has no effect without expects")) }
            }
            return nil
        }
        guard let items = problems.collect({ () throws(YAMLProblem) in try node.sequence(limit: 6) }) else {
            return nil
        }
        var question = ReplyQuestion(facts: [])
        for item in items {
            guard let name = problems.collect({ () throws(YAMLProblem) in try item.text(limit: 64) }) else { continue }
            if facts.contains(name) {
                question.facts.append(name)
            } else {
                problems.add(item.problem("is not a fact: one of \(facts.sorted().joined(separator: ", "))"))
            }
        }
        if items.isEmpty { problems.add(node.problem("must name a fact")) }
        if let then = fields.optional("then"),
            let name = problems.collect({ () throws(YAMLProblem) in try then.text(limit: 64) }), name != "person"
        {
            if followUps.contains(name) {
                question.then = name
            } else {
                problems.add(then.problem("must be person or one of the follow_ups of this file"))
            }
        }
        if let skips = fields.optional("skip_if_known"),
            let value = problems.collect({ () throws(YAMLProblem) in try skips.bool() })
        {
            question.skipsIfKnown = value
        }
        return question
    }
}
