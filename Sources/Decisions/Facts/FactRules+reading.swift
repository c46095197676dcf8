import ContextEngine
import Conversations
import Patterns
import YAMLDocuments

extension FactRules {
    /// Patterns of its own that a domain may have.
    private static let ownLimit = 20

    /// Reads facts.yaml and tells `reading` which facts there are.
    static func read(_ document: YAMLDocument, _ reading: inout PolicyReading) -> Self {
        var rules = Self()
        guard let fields = reading.problems.mapping(document.root, keys: ["region", "use", "patterns"]) else {
            return rules
        }
        let region = reading.required("region", in: fields) { node throws(YAMLProblem) in
            try node.choice(FactRegion.self)
        }
        if let region { rules.region = region }
        if let node = fields.optional("use") { rules.kinds = kinds(node, &reading) }
        let entries = reading.entries(of: "patterns", in: fields)
        if entries.count > ownLimit, let node = fields.optional("patterns") {
            reading.problems.add(node.problem("has more than \(ownLimit) patterns"))
        }
        rules.own = entries.prefix(ownLimit).compactMap { own($0, &reading) }
        reading.facts = rules.names
        return rules
    }

    private static func kinds(_ node: YAMLNode, _ reading: inout PolicyReading) -> Set<FactKind> {
        let items = reading.problems.collect { () throws(YAMLProblem) in try node.sequence(limit: 100) } ?? []
        var kinds: Set<FactKind> = []
        for item in items {
            let kind = reading.problems.collect { () throws(YAMLProblem) in
                let kind = try item.choice(FactKind.self)
                // Every message would tell one.
                guard kind != .freeText else { throw item.problem("can only be asked for, in replies.yaml") }
                return kind
            }
            if let kind { kinds.insert(kind) }
        }
        return kinds
    }

    private static func own(_ entry: YAMLMapping.Entry, _ reading: inout PolicyReading) -> Own? {
        guard reading.checkName(entry) else { return nil }
        return reading.problems.collect { () throws(YAMLProblem) in
            guard FactKind(rawValue: entry.key) == nil else {
                throw entry.value.problem("is found without a pattern: list it under use")
            }
            let source = try entry.value.text(limit: Pattern.sourceLimit)
            do throws(PatternError) {
                return Own(name: entry.key, pattern: try Pattern(source))
            } catch {
                throw entry.value.problem("is no pattern: \(error)")
            }
        }
    }
}
