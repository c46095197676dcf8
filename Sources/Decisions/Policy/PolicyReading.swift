import ContextEngine
import Conversations
import YAMLDocuments

/// What is known while a policy folder is being read: the names declared so far, and every problem found.
struct PolicyReading {
    var problems = YAMLProblems()
    /// Intents that replies.yaml lists; every other mention must be one of them.
    var intents: Set<IntentLabel> = []
    /// Keys of teams.yaml.
    var teams: Set<String> = []
    /// Keys of replies.yaml's `company`.
    var constants: Set<String> = []

    /// Intents with words, and those of them whose words ask for something.
    var answerable: Set<IntentLabel> = []
    var asking: Set<IntentLabel> = []
    /// Keys of replies.yaml's `actions` and `follow_ups`.
    var actions: Set<String> = []
    var followUps: Set<String> = []
    /// Names that a fact can have.
    var facts = FactRules().names

    private var categories: Set<String> { Set(intents.map(\.category)) }

    // MARK: Fields

    /// Reads a field that must be there; a problem is kept and nil returned.
    mutating func required<Value>(
        _ key: String, in fields: YAMLMapping, _ read: (YAMLNode) throws(YAMLProblem) -> Value
    ) -> Value? {
        problems.collect { () throws(YAMLProblem) in try read(try fields.required(key)) }
    }

    /// The entries of a mapping that may be absent.
    mutating func entries(of key: String, in fields: YAMLMapping) -> [YAMLMapping.Entry] {
        guard let node = fields.optional(key) else { return [] }
        return problems.collect { () throws(YAMLProblem) in try node.mapping() }?.entries ?? []
    }

    mutating func enabled(in fields: YAMLMapping, _ value: inout Bool) {
        guard let node = fields.optional("enabled") else { return }
        if let read = problems.collect({ () throws(YAMLProblem) in try node.bool() }) { value = read }
    }

    mutating func probability(_ key: String, in fields: YAMLMapping, _ value: inout Double) {
        guard let node = fields.optional(key) else { return }
        if let read = problems.collect({ () throws(YAMLProblem) in try node.number(in: 0...1) }) { value = read }
    }

    mutating func priority(in fields: YAMLMapping, _ value: inout Priority) {
        guard let node = fields.optional("priority") else { return }
        let read = problems.collect { () throws(YAMLProblem) in
            guard let priority = Priority(name: try node.string()) else {
                throw node.problem("must be one of \(Priority.allCases.map(\.name).joined(separator: ", "))")
            }
            return priority
        }
        if let read { value = read }
    }

    // MARK: Names

    /// False, with a problem, when a key is not lower-case letters, digits and `_`.
    mutating func checkName(_ entry: YAMLMapping.Entry) -> Bool {
        if isName(entry.key) { return true }
        problems.add(
            YAMLProblem(
                file: entry.value.file, line: entry.line,
                message: "a name must be 1 to 64 lower-case letters, digits and _"))
        return false
    }

    mutating func channel(_ entry: YAMLMapping.Entry) -> Channel? {
        if let channel = Channel(rawValue: entry.key) { return channel }
        let known = Channel.allCases.map(\.rawValue).joined(separator: ", ")
        problems.add(
            YAMLProblem(file: entry.value.file, line: entry.line, message: "a channel must be one of \(known)"))
        return nil
    }

    /// An intent as replies.yaml declares it: a model's label, such as `category/intent` or a flat `card_arrival`.
    ///
    /// How labels are spelled is the corpus' choice; that the model knows them is checked where both are at hand.
    mutating func declaredLabel(_ entry: YAMLMapping.Entry) -> IntentLabel? {
        let parts = entry.key.split(separator: "/", omittingEmptySubsequences: false)
        let isLabel =
            (1...IntentLabel.byteLimit).contains(entry.key.utf8.count)
            && parts.allSatisfy { !$0.isEmpty && String($0).trimmingSpaces == $0 }
            && entry.key.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
        if isLabel { return IntentLabel(entry.key) }
        problems.add(
            YAMLProblem(
                file: entry.value.file, line: entry.line,
                message: "an intent must be a label of the model, such as category/intent or card_arrival"))
        return nil
    }

    /// An intent that replies.yaml knows.
    mutating func knownIntent(_ entry: YAMLMapping.Entry) -> IntentLabel? {
        let label = IntentLabel(entry.key)
        if intents.contains(label) { return label }
        addProblem(at: entry, "no intent in replies.yaml is called that")
        return nil
    }

    /// A category of intents that replies.yaml knows.
    mutating func knownCategory(_ entry: YAMLMapping.Entry) -> String? {
        if categories.contains(entry.key) { return entry.key }
        addProblem(
            at: entry,
            intents.contains(IntentLabel(entry.key))
                ? "this is an intent: it belongs under intents" : "no category in replies.yaml is called that")
        return nil
    }

    /// An intent or a category that replies.yaml knows.
    mutating func knownLabel(_ entry: YAMLMapping.Entry) -> IntentLabel? {
        let label = IntentLabel(entry.key)
        if intents.contains(label) || categories.contains(entry.key) { return label }
        addProblem(at: entry, "no category or intent in replies.yaml is called that")
        return nil
    }

    private mutating func addProblem(at entry: YAMLMapping.Entry, _ message: String) {
        problems.add(YAMLProblem(file: entry.value.file, line: entry.line, message: message))
    }

    /// A list of intents that replies.yaml knows; nil when the field is absent.
    mutating func intents(_ key: String, in fields: YAMLMapping) -> Set<IntentLabel>? {
        guard let node = fields.optional(key) else { return nil }
        guard let items = problems.collect({ () throws(YAMLProblem) in try node.sequence(limit: 1000) }) else {
            return nil
        }
        var labels: Set<IntentLabel> = []
        for item in items {
            guard let text = problems.collect({ () throws(YAMLProblem) in try item.text(limit: 256) }) else { continue }
            let label = IntentLabel(text)
            if intents.contains(label) {
                labels.insert(label)
            } else {
                problems.add(item.problem("is not an intent in replies.yaml"))
            }
        }
        return labels
    }

    /// An intent that replies.yaml knows; nil when the field is absent.
    mutating func intent(_ key: String, in fields: YAMLMapping) -> IntentLabel? {
        guard let node = fields.optional(key),
            let text = problems.collect({ () throws(YAMLProblem) in try node.text(limit: 256) })
        else { return nil }
        if intents.contains(IntentLabel(text)) { return IntentLabel(text) }
        problems.add(node.problem("is not an intent in replies.yaml"))
        return nil
    }

    /// A team that teams.yaml knows.
    mutating func team(_ node: YAMLNode) -> String? {
        guard let key = problems.collect({ () throws(YAMLProblem) in try node.text(limit: 64) }) else { return nil }
        if teams.contains(key) { return key }
        problems.add(node.problem("is not a team in teams.yaml"))
        return nil
    }
}
