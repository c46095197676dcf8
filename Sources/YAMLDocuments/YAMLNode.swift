import Conversations

/// A value in a YAML file that knows where it stands.
package struct YAMLNode: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
        /// A plain scalar that is empty, `~` or `null`.
        case null
        /// Any other scalar; `isPlain` when written without quotes and not as a block.
        case scalar(String, isPlain: Bool)
        case sequence([YAMLNode])
        case mapping(YAMLMapping)

        /// What it is, for messages.
        var kind: String {
            switch self {
            case .null: "empty"
            case .scalar: "a single value"
            case .sequence: "a list"
            case .mapping: "a mapping"
            }
        }
    }

    /// The key it stands under, `key[2]` within a list; what messages call it.
    package let name: String
    package let file: String
    /// From 1.
    package let line: Int
    /// From 1, in Unicode scalars.
    package let column: Int
    package let content: Content

    package init(name: String, file: String, line: Int, column: Int, content: Content) {
        self.name = name
        self.file = file
        self.line = line
        self.column = column
        self.content = content
    }

    /// A problem at this place, its message beginning with the node's name.
    package func problem(_ message: String) -> YAMLProblem {
        YAMLProblem(file: file, line: line, message: "\(name) \(message)")
    }
}

/// A YAML mapping: its keys are text, each once, in file order.
package struct YAMLMapping: Hashable, Sendable {
    package struct Entry: Hashable, Sendable {
        package let key: String
        /// Where the key stands, from 1.
        package let line: Int
        package let value: YAMLNode
    }

    package let name: String
    package let file: String
    package let line: Int
    package let entries: [Entry]

    package init(name: String, file: String, line: Int, entries: [Entry]) {
        self.name = name
        self.file = file
        self.line = line
        self.entries = entries
    }

    /// The value under `key`; nil when the key is absent or its value empty.
    package func optional(_ key: String) -> YAMLNode? {
        guard let value = entries.first(where: { $0.key == key })?.value, value.content != .null else { return nil }
        return value
    }

    /// The value under `key`.
    package func required(_ key: String) throws(YAMLProblem) -> YAMLNode {
        guard let value = optional(key) else {
            throw YAMLProblem(file: file, line: line, message: "\(key) is missing in \(name)")
        }
        return value
    }

    /// One problem for each key that is not in `known`.
    package func unknownKeys(besides known: Set<String>) -> [YAMLProblem] {
        let expected = known.sorted().joined(separator: ", ")
        return entries.filter { !known.contains($0.key) }.map { entry in
            YAMLProblem(
                file: file, line: entry.line,
                message: "unknown key \(entry.key.quoted) in \(name), expected \(expected)")
        }
    }
}
