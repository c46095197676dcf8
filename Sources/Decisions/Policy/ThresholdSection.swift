import Conversations
package import YAMLDocuments

/// Puts measured thresholds into a policy.yaml and leaves everything else in it as it was, byte for byte.
package enum ThresholdSection {
    /// The file with its section `thresholds` replaced, or added at the end.
    ///
    /// A `never` that stands by itself stays, an intent's and a category's, with the comment beside it: it is a
    /// decision of the business. An intent's own figure goes, because it would undercut the category's guarantee.
    ///
    /// - Parameter document: a policy.yaml, written as a block.
    /// - Returns: the new bytes, and the intents whose own figures went.
    package static func replace(
        in document: YAMLDocument, with thresholds: TunedThresholds
    ) throws(YAMLProblem) -> (bytes: [UInt8], dropped: [String]) {
        let root = try document.root.mapping()
        let section = root.optional("thresholds")
        let own = entries(of: "intents", in: section)
        var file = FileLines(document.bytes)
        func closed(_ entries: [YAMLMapping.Entry]) -> [TunedThresholds.Closed] {
            entries.filter(isNever).map { entry in
                TunedThresholds.Closed(name: entry.key, comment: file.comment(after: "never", at: entry.value))
            }
        }
        let new = thresholds.lines(
            closedCategories: closed(entries(of: "categories", in: section)), closedIntents: closed(own))
        if let entry = root.entries.first(where: { $0.key == "thresholds" }) {
            let others = root.entries.map(\.line).filter { $0 > entry.line }
            // A mapping in braces may have its keys anywhere; a reviewed file has one a line.
            guard file.line(entry.line, startsWith: "thresholds"), others.min() != entry.line,
                root.entries.count(where: { $0.line == entry.line }) == 1
            else {
                throw YAMLProblem(
                    file: document.root.file, line: entry.line, message: "thresholds must begin a line of its own")
            }
            file.replace(from: entry.line, before: others.min(), with: new)
        } else {
            file.append(new)
        }
        return (file.bytes, own.filter { !isNever($0) }.map(\.key))
    }

    /// A policy.yaml with nothing but these thresholds.
    package static func file(of thresholds: TunedThresholds) -> [UInt8] {
        Array((thresholds.lines().joined(separator: "\n") + "\n").utf8)
    }

    /// Categories that somebody closed by hand: a `never` without evidence, which no measurement may open.
    package static func closedCategories(in document: YAMLDocument) throws(YAMLProblem) -> Set<String> {
        let section = try document.root.mapping().optional("thresholds")
        return Set(entries(of: "categories", in: section).filter(isNever).map(\.key))
    }

    private static func entries(of key: String, in section: YAMLNode?) -> [YAMLMapping.Entry] {
        guard case .mapping(let fields) = section?.content, case .mapping(let map) = fields.optional(key)?.content
        else { return [] }
        return map.entries
    }

    private static func isNever(_ entry: YAMLMapping.Entry) -> Bool {
        if case .scalar("never", _) = entry.value.content { true } else { false }
    }
}

/// A file's lines with their own line breaks.
private struct FileLines {
    private var lines: [[UInt8]]
    private let lineBreak: [UInt8]

    init(_ bytes: [UInt8]) {
        var lines: [[UInt8]] = []
        var line: [UInt8] = []
        for byte in bytes {
            line.append(byte)
            guard byte == UInt8(ascii: "\n") else { continue }
            lines.append(line)
            line = []
        }
        if !line.isEmpty { lines.append(line) }
        self.lines = lines
        lineBreak = lines.first?.suffix(2) == [0x0D, 0x0A] ? [0x0D, 0x0A] : [0x0A]
    }

    var bytes: [UInt8] { lines.flatMap(\.self) }

    func line(_ number: Int, startsWith text: String) -> Bool {
        lines.indices.contains(number - 1) && lines[number - 1].starts(with: Array(text.utf8))
    }

    /// The comment behind a value, from its `#` on; nil when something else than white space stands between them.
    ///
    /// - Parameters:
    ///   - value: the text of the node, which is a plain scalar.
    func comment(after value: String, at node: YAMLNode) -> String? {
        guard lines.indices.contains(node.line - 1) else { return nil }
        let line = String(decoding: lines[node.line - 1], as: UTF8.self).unicodeScalars
        let rest = String(line.dropFirst(node.column - 1 + value.unicodeScalars.count)).trimmingSpaces
        return rest.hasPrefix("#") ? rest : nil
    }

    /// - Parameters:
    ///   - first: the section's first line, from 1.
    ///   - next: the first line of what follows; nil at the end of the file.
    mutating func replace(from first: Int, before next: Int?, with new: [String]) {
        var end = next.map { $0 - 1 } ?? lines.count
        // A marker of a document's end is not the section's.
        for index in first..<max(first, end) where Self.isMarker(lines[index]) {
            end = index
            break
        }
        // Blank lines and comments at the margin belong to what follows.
        while end > first, Self.isOutside(lines[end - 1]) { end -= 1 }
        lines.replaceSubrange((first - 1)..<end, with: new.map { Array($0.utf8) + lineBreak })
    }

    mutating func append(_ new: [String]) {
        if let last = lines.last, last.last != UInt8(ascii: "\n") { lines[lines.count - 1] = last + lineBreak }
        lines += new.map { Array($0.utf8) + lineBreak }
    }

    private static func isMarker(_ line: [UInt8]) -> Bool {
        line.starts(with: Array("...".utf8)) || line.starts(with: Array("---".utf8))
    }

    private static func isOutside(_ line: [UInt8]) -> Bool {
        let content = line.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D && $0 != 0x0A }
        return content == nil || line.first == UInt8(ascii: "#")
    }
}
