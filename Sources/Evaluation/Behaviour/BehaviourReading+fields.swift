import Conversations
import YAMLDocuments

extension BehaviourReading {
    /// A row of minimum functionality: a text, or a mapping of `text` and what is expected.
    mutating func row(_ node: YAMLNode) -> (text: String, demands: [BehaviourDemand])? {
        guard case .mapping = node.content else {
            return problems.collect { () throws(YAMLProblem) in (try node.text(limit: 4096), []) }
        }
        guard let fields = problems.mapping(node, keys: Self.absoluteKeys.union(["text"])) else { return nil }
        let text = problems.collect { () throws(YAMLProblem) in try fields.required("text").text(limit: 4096) }
        return text.map { ($0, demands(in: fields, isRelative: false)) }
    }

    /// `[first, second, …]`, or a mapping of `from`, `to` and what is expected.
    mutating func pair(
        _ node: YAMLNode, mayDemand: Bool
    ) -> (original: String, others: [String], demands: [BehaviourDemand])? {
        guard case .mapping = node.content else {
            let texts = problems.collect { () throws(YAMLProblem) in
                let texts = try node.texts(limit: 100)
                guard texts.count >= 2 else { throw node.problem("needs two texts or more") }
                return texts
            }
            return texts.map { ($0[0], Array($0.dropFirst()), []) }
        }
        let keys = mayDemand ? Self.relativeKeys.union(["from", "to"]) : ["from", "to"]
        guard let fields = problems.mapping(node, keys: keys) else { return nil }
        let texts = problems.collect { () throws(YAMLProblem) in
            let to = try fields.required("to")
            let others: [String]
            if case .sequence = to.content { others = try to.texts(limit: 100) } else { others = [try to.text()] }
            return (try fields.required("from").text(limit: 4096), others)
        }
        guard let (original, others) = texts else { return nil }
        return (original, others, mayDemand ? demands(in: fields, isRelative: true) : [])
    }

    // MARK: What is expected

    static let absoluteKeys: Set<String> = ["intent", "not", "category", "sentiment", "frustrated", "urgent"]
    static let relativeKeys = absoluteKeys.union(["confidence"])

    /// The demands of a test's `expect`.
    mutating func expectation(in fields: YAMLMapping, isRelative: Bool) -> [BehaviourDemand] {
        guard let node = fields.optional("expect"),
            let expected = problems.mapping(node, keys: isRelative ? Self.relativeKeys : Self.absoluteKeys)
        else { return [] }
        let found = demands(in: expected, isRelative: isRelative)
        if found.isEmpty { problems.add(node.problem("does not say what is expected")) }
        return found
    }

    private mutating func demands(in fields: YAMLMapping, isRelative: Bool) -> [BehaviourDemand] {
        fields.entries.compactMap { entry in
            guard Self.relativeKeys.contains(entry.key), entry.value.content != .null else { return nil }
            let demand = problems.collect { () throws(YAMLProblem) in
                try Self.demand(entry.key, entry.value, isRelative: isRelative)
            }
            return demand ?? nil
        }
    }

    private static func demand(
        _ key: String, _ node: YAMLNode, isRelative: Bool
    ) throws(YAMLProblem) -> BehaviourDemand? {
        switch key {
        case "intent":
            if isRelative, case .scalar("changes", _) = node.content { return .intentChanges }
            if isRelative, case .scalar("same", _) = node.content { return .same(.intent) }
            return .intent(try labels(node))
        case "not": return .notIntent(try labels(node))
        case "category": return .category(try node.text(limit: 200))
        case "confidence": return .moves(.confidence, try node.choice())
        case "sentiment": return isRelative ? .moves(.sentiment, try node.choice()) : .sentiment(try node.choice())
        case "frustrated":
            return isRelative ? .moves(.frustrated, try node.choice()) : .flag(.frustrated, try node.bool())
        case "urgent": return isRelative ? .moves(.urgent, try node.choice()) : .flag(.urgent, try node.bool())
        default: return nil
        }
    }

    /// One label or a list of them.
    private static func labels(_ node: YAMLNode) throws(YAMLProblem) -> [IntentLabel] {
        guard case .sequence(let items) = node.content else { return [IntentLabel(try node.text(limit: 200))] }
        guard (1...100).contains(items.count) else { throw node.problem("must have 1 to 100 labels") }
        var labels: [IntentLabel] = []
        for item in items { labels.append(IntentLabel(try item.text(limit: 200))) }
        return labels
    }

    /// What a test of invariance says must stay; the intent unless told otherwise.
    mutating func kept(in fields: YAMLMapping) -> [BehaviourDemand.Aspect] {
        guard let node = fields.optional("keeps") else { return [.intent] }
        let aspects = problems.collect { () throws(YAMLProblem) in
            var aspects: [BehaviourDemand.Aspect] = []
            guard case .sequence(let items) = node.content else {
                return [try node.choice(BehaviourDemand.Aspect.self)]
            }
            for item in items { aspects.append(try item.choice()) }
            guard !aspects.isEmpty else { throw node.problem("must not be empty") }
            return aspects
        }
        return aspects ?? []
    }

    mutating func perturbations(in fields: YAMLMapping, language: String?) -> [Perturbation] {
        guard let node = fields.optional("perturbations") else { return [] }
        var found: [Perturbation] = []
        for item in problems.collect({ () throws(YAMLProblem) in try node.sequence(limit: 100) }) ?? [] {
            guard let one = problems.collect({ () throws(YAMLProblem) in try item.choice(Perturbation.self) }) else {
                continue
            }
            if one.needsLanguage, language == nil {
                problems.add(item.problem("needs a language in the file or the test"))
            }
            if found.contains(one) { problems.add(item.problem("stands twice")) }
            found.append(one)
        }
        return found
    }

    // MARK: Plain fields

    mutating func language(in fields: YAMLMapping) -> String? {
        guard let node = fields.optional("language") else { return nil }
        return problems.collect { () throws(YAMLProblem) in
            let code = try node.text(limit: 2)
            guard Wording.languages.contains(code) else {
                throw node.problem("must be one of \(Wording.languages.joined(separator: ", "))")
            }
            return code
        }
    }

    mutating func integer(_ key: String, in fields: YAMLMapping, _ range: ClosedRange<Int>) -> Int? {
        guard let node = fields.optional(key) else { return nil }
        return problems.collect { () throws(YAMLProblem) in try node.integer(in: range) }
    }

    mutating func share(_ key: String, in fields: YAMLMapping) -> Double? {
        guard let node = fields.optional(key) else { return nil }
        return problems.collect { () throws(YAMLProblem) in try node.number(in: 0...1) }
    }

    mutating func text(_ key: String, in fields: YAMLMapping) -> String? {
        guard let node = fields.optional(key) else { return nil }
        return problems.collect { () throws(YAMLProblem) in try node.text(limit: 200) }
    }

    mutating func texts(_ key: String, in fields: YAMLMapping) -> [String] {
        guard let node = fields.optional(key) else { return [] }
        return problems.collect { () throws(YAMLProblem) in try node.texts(limit: 1_000) } ?? []
    }

    /// The items of a list that must be there.
    mutating func nodes(_ key: String, in fields: YAMLMapping) -> [YAMLNode] {
        problems.collect { () throws(YAMLProblem) in
            try fields.required(key).sequence(limit: BehaviourFile.rowLimit)
        } ?? []
    }
}
