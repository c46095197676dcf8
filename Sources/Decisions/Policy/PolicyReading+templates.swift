import Conversations
import YAMLDocuments

extension PolicyReading {
    /// A template that may be absent.
    mutating func template(_ key: String, in fields: YAMLMapping, name: String) -> ReplyTemplate? {
        fields.optional(key).flatMap { template($0, name: name) }
    }

    /// A template: a text, a list of wordings to choose from, or a mapping of `text` and `channels`.
    mutating func template(_ node: YAMLNode, name: String, besides others: Set<String> = []) -> ReplyTemplate? {
        guard case .mapping = node.content else {
            let wordings = wordings(node)
            return wordings.isEmpty ? nil : ReplyTemplate(name: name, wordings: wordings, channelWordings: [:])
        }
        guard let fields = problems.collect({ () throws(YAMLProblem) in try node.mapping() }) else { return nil }
        if others.isEmpty { _ = problems.mapping(node, keys: ["text", "channels"]) }
        guard let text = required("text", in: fields, { node throws(YAMLProblem) in node }) else { return nil }
        var channelWordings: [Channel: [TemplateText]] = [:]
        for entry in entries(of: "channels", in: fields) {
            guard let channel = channel(entry) else { continue }
            channelWordings[channel] = wordings(entry.value)
        }
        return ReplyTemplate(name: name, wordings: wordings(text), channelWordings: channelWordings)
    }

    /// One text or a list of them, the most demanding first.
    mutating func wordings(_ node: YAMLNode, inLayout: Bool = false) -> [TemplateText] {
        var nodes = [node]
        if case .sequence(let items) = node.content { nodes = items }
        guard (1...8).contains(nodes.count) else {
            problems.add(node.problem("must have 1 to 8 wordings"))
            return []
        }
        return nodes.compactMap { wording($0, inLayout: inLayout) }
    }

    private mutating func wording(_ node: YAMLNode, inLayout: Bool) -> TemplateText? {
        let text = problems.collect { () throws(YAMLProblem) in
            let text = try node.text(limit: 2000)
            do throws(TemplateText.Flaw) {
                return try TemplateText(text.trimmingTrailingWhitespace)
            } catch {
                switch error {
                case .unclosed: throw node.problem("has a {{ without its }}")
                case .unknown(let name):
                    throw node.problem("uses {{\(name)}}, which is not one of \(Placeholder.allowed)")
                }
            }
        }
        guard let text else { return nil }
        for case .company(let name) in text.placeholders where !constants.contains(name) {
            problems.add(node.problem("uses {{company.\(name)}}, which replies.yaml does not define"))
        }
        for case .fact(let name) in text.placeholders where !facts.contains(name) {
            problems.add(node.problem("uses {{facts.\(name)}}, which is not a fact"))
        }
        let replies = text.placeholders.filter { $0 == .reply }.count
        if inLayout ? replies != 1 : replies != 0 {
            problems.add(node.problem(inLayout ? "must contain {{reply}} once" : "may use {{reply}} only in a layout"))
        }
        return text
    }
}

extension String {
    /// Block texts in YAML end in a line break that nobody wants to send.
    fileprivate var trimmingTrailingWhitespace: String {
        var end = endIndex
        while end > startIndex, self[index(before: end)].isWhitespace { end = index(before: end) }
        return String(self[..<end])
    }
}
