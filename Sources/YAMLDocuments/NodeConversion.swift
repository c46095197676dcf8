import Conversations
import Yams

/// Yams' tree into ours, counting as it goes.
struct NodeConversion {
    let file: String
    let limits: YAMLLimits
    private var nodes = 0

    init(file: String, limits: YAMLLimits) {
        self.file = file
        self.limits = limits
    }

    mutating func node(_ node: Yams.Node, name: String, depth: Int) throws(YAMLProblem) -> YAMLNode {
        let line = node.mark?.line ?? 0
        func problem(_ message: String) -> YAMLProblem { YAMLProblem(file: file, line: line, message: message) }

        nodes += 1
        guard nodes <= limits.nodes else { throw problem("the file has more than \(limits.nodes) values") }
        guard depth <= limits.depth else { throw problem("is nested deeper than \(limits.depth) levels") }
        guard node.anchor == nil else { throw problem("anchors and aliases are not supported") }

        let content: YAMLNode.Content
        switch node {
        case .scalar(let scalar): content = try self.content(scalar, problem: problem)
        case .sequence(let sequence):
            guard sequence.tag.rawValue.isEmpty else { throw problem("tags are not supported") }
            var items: [YAMLNode] = []
            for item in sequence {
                items.append(try self.node(item, name: "\(name)[\(items.count + 1)]", depth: depth + 1))
            }
            content = .sequence(items)
        case .mapping(let mapping):
            guard mapping.tag.rawValue.isEmpty else { throw problem("tags are not supported") }
            content = .mapping(
                YAMLMapping(name: name, file: file, line: line, entries: try entries(of: mapping, depth: depth)))
        case .alias: throw problem("anchors and aliases are not supported")
        }
        return YAMLNode(name: name, file: file, line: line, column: node.mark?.column ?? 0, content: content)
    }

    private func content(
        _ scalar: Yams.Node.Scalar, problem: (String) -> YAMLProblem
    ) throws(YAMLProblem) -> YAMLNode.Content {
        let isPlain = scalar.style == .plain
        guard !isPlain || scalar.tag.rawValue.isEmpty else { throw problem("tags are not supported") }
        if isPlain, ["", "~", "null"].contains(scalar.string) { return .null }
        return .scalar(scalar.string, isPlain: isPlain)
    }

    private mutating func entries(
        of mapping: Yams.Node.Mapping, depth: Int
    ) throws(YAMLProblem) -> [YAMLMapping.Entry] {
        var entries: [YAMLMapping.Entry] = []
        var firstLines: [String: Int] = [:]
        for (key, value) in mapping {
            let line = key.mark?.line ?? 0
            guard case .scalar(let scalar) = key, (1...256).contains(scalar.string.utf8.count) else {
                throw YAMLProblem(file: file, line: line, message: "a key must be text of 1 to 256 bytes")
            }
            let name = scalar.string
            if let first = firstLines.updateValue(line, forKey: name) {
                throw YAMLProblem(
                    file: file, line: line, message: "duplicate key \(name.quoted), first used on line \(first)")
            }
            entries.append(
                YAMLMapping.Entry(key: name, line: line, value: try node(value, name: name, depth: depth + 1)))
        }
        return entries
    }
}
