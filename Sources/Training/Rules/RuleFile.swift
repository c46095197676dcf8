package import Classifiers
import Conversations
import Patterns
package import YAMLDocuments

/// Reads `rules.yaml`.
///
///     rules:
///       - name: boleto_keyword          # unique
///         keywords: [boleto, "segunda via", fatura*]
///         pattern: '\b2a?\s*via\b'      # PCRE2, regardless of case; keywords or pattern, or both
///         intent: financial/second_copy_invoice
///         weight: 0.3                   # added to the intent's score; without it the intent is certain
///       - name: asks_for_person
///         keywords: [atendente, "falar com alguem"]
///         human: true                   # a person must see it
///       - name: smoke
///         keywords: [fumaca, smoke]
///         sensitive: danger             # a person must see it at once; a kind of `SensitiveMatter`
///     profile:
///       - when: open_invoice            # or outage, tier, last_intent, language; the last three with `is`
///         boost: financial              # an intent or a category
///         weight: 0.1
package enum RuleFile {
    private static let weightRange = -5.0...5.0
    private static let boostRange = -0.25...0.25

    package static func read(path: String) throws(YAMLProblem) -> RuleSet {
        try read(YAMLDocument.read(path: path))
    }

    /// The rules and boosts of several files, in their order, as one set.
    package static func read(paths: [String]) throws(YAMLProblem) -> RuleSet {
        var set = RuleSet(rules: [])
        for path in paths {
            let document = try YAMLDocument.read(path: path)
            let more = try read(document)
            if let twice = more.rules.first(where: { rule in set.rules.contains { $0.name == rule.name } }) {
                throw document.root.problem("the rule \(shown(twice.name)) stands in an earlier file too")
            }
            set.rules += more.rules
            set.boosts += more.boosts
        }
        guard set.rules.count <= RuleSet.ruleLimit, set.boosts.count <= RuleSet.ruleLimit else {
            throw YAMLProblem(file: paths.last ?? "", line: 0, message: "the files together have too many rules")
        }
        return set
    }

    package static func read(_ document: YAMLDocument) throws(YAMLProblem) -> RuleSet {
        let root = try document.root.mapping(keys: ["rules", "profile"])
        var set = RuleSet(rules: [])
        var names: Set<String> = []
        for node in try root.optional("rules")?.sequence(limit: RuleSet.ruleLimit) ?? [] {
            let rule = try rule(node)
            guard names.insert(rule.name).inserted else { throw node.problem("has the name of an earlier rule") }
            set.rules.append(rule)
        }
        for node in try root.optional("profile")?.sequence(limit: RuleSet.ruleLimit) ?? [] {
            set.boosts.append(try boost(node))
        }
        return set
    }

    private static func rule(_ node: YAMLNode) throws(YAMLProblem) -> RuleSet.Rule {
        let fields = try node.mapping(keys: ["name", "keywords", "pattern", "intent", "weight", "human", "sensitive"])
        let name = try fields.required("name").text(limit: 100)
        let keywords = try fields.optional("keywords")?.texts(limit: 1_000) ?? []
        let pattern = try fields.optional("pattern").map { (node) throws(YAMLProblem) in try self.pattern(node) }
        guard !keywords.isEmpty || pattern != nil else { throw node.problem("needs keywords or a pattern") }
        return RuleSet.Rule(name: name, keywords: keywords, pattern: pattern, verdict: try verdict(fields, node))
    }

    private static func pattern(_ node: YAMLNode) throws(YAMLProblem) -> String {
        let source = try node.text(limit: Pattern.sourceLimit)
        do {
            _ = try Pattern(source)
        } catch {
            throw node.problem("is not a pattern: \(error)")
        }
        return source
    }

    private static func verdict(_ fields: YAMLMapping, _ node: YAMLNode) throws(YAMLProblem) -> RuleSet.Verdict {
        if let human = fields.optional("human") {
            guard try human.bool() else { throw human.problem("can only be true") }
            guard fields.optional("intent") == nil, fields.optional("weight") == nil else {
                throw node.problem("is for people: it takes neither intent nor weight")
            }
            return .human
        }
        if let sensitive = fields.optional("sensitive") {
            guard fields.optional("intent") == nil, fields.optional("weight") == nil else {
                throw node.problem("is for people at once: it takes neither intent nor weight")
            }
            return .sensitive(try sensitive.choice(SensitiveMatter.Kind.self))
        }
        let intent = IntentLabel(try fields.required("intent").text(limit: 200))
        guard let weight = fields.optional("weight") else { return .intent(intent) }
        return .weight(try weight.number(in: weightRange), intent: intent)
    }

    private enum Signal: String, CaseIterable {
        case openInvoice = "open_invoice"
        case outage
        case tier
        case lastIntent = "last_intent"
        case language
    }

    private static func boost(_ node: YAMLNode) throws(YAMLProblem) -> RuleSet.ProfileBoost {
        let fields = try node.mapping(keys: ["when", "is", "boost", "weight"])
        let signal: RuleSet.ProfileBoost.Signal =
            switch try fields.required("when").choice(Signal.self) {
            case .openInvoice: .openInvoice
            case .outage: .outage
            case .tier: .tier(try fields.required("is").text(limit: 200))
            case .lastIntent: .lastIntent(try fields.required("is").text(limit: 200))
            case .language: .language(try fields.required("is").text(limit: 200))
            }
        return RuleSet.ProfileBoost(
            signal: signal, target: try fields.required("boost").text(limit: 200),
            weight: try fields.required("weight").number(in: boostRange))
    }
}
