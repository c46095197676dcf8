import Conversations
import YAMLDocuments

/// Rasa's training data, `nlu.yml`: a list `nlu` of intents with their examples.
///
/// Our further columns stand where Rasa keeps an example's `metadata`.
enum RasaYAML {
    /// True when `source` has a top-level key `nlu`; any other YAML does not.
    static func recognises(_ source: SourceText) -> Bool {
        var position = 0
        while let line = source.nextLine(from: &position) {
            if line.starts(with: Array("nlu:".utf8)) { return true }
        }
        return false
    }

    static func read(_ source: SourceText, limits: CorpusLimits, into rows: inout RowBuilder) throws(CorpusProblem) {
        let text = try source.wholeText()
        let yamlLimits = YAMLLimits(bytes: limits.fileBytes, nodes: 10_000_000)
        var examples = ExampleReading(source: source, limits: limits, literalLines: literalLines(of: source))
        do throws(YAMLProblem) {
            let document = try YAMLDocument.read(text: text, name: source.file, limits: yamlLimits)
            let root = try document.root.mapping()
            guard let nlu = root.optional("nlu") else {
                throw YAMLProblem(
                    file: source.file, line: root.line, message: "nlu is missing; is this Rasa training data?")
            }
            for item in try nlu.sequence(limit: limits.rows) { try examples.readItem(item) }
        } catch {
            throw CorpusProblem(.malformed(error.message), file: error.file, line: error.line)
        }
        for (line, name) in examples.skipped {
            rows.note("\(name) is not training data for intents; left out", file: source.file, line: line)
        }
        for record in examples.records { try rows.add(record) }
    }

    /// Lines that end by opening a literal block, whose content therefore has one line for each of its own.
    private static func literalLines(of source: SourceText) -> Set<Int> {
        var lines: Set<Int> = []
        var position = 0
        var line = 0
        while let slice = source.nextLine(from: &position) {
            line += 1
            if opensLiteralBlock(slice) { lines.insert(line) }
        }
        return lines
    }

    /// True for `key: |` and `- |`, with the signs that YAML allows behind; not for a text that ends with a bar.
    private static func opensLiteralBlock(_ line: ArraySlice<UInt8>) -> Bool {
        var rest = line
        func dropSpaces() { while rest.last == 0x20 || rest.last == 0x09 { rest.removeLast() } }
        dropSpaces()
        var signs = 0
        while let last = rest.last, signs < 2,
            last == UInt8(ascii: "-") || last == UInt8(ascii: "+")
                || (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(last)
        {
            rest.removeLast()
            signs += 1
        }
        guard rest.popLast() == UInt8(ascii: "|"), rest.last == 0x20 else { return false }
        dropSpaces()
        return rest.last == UInt8(ascii: ":") || rest.last == UInt8(ascii: "-")
    }
}

private struct ExampleReading {
    let source: SourceText
    let limits: CorpusLimits
    let literalLines: Set<Int>
    var records: [CorpusRecord] = []
    var skipped: [(Int, String)] = []

    init(source: SourceText, limits: CorpusLimits, literalLines: Set<Int>) {
        self.source = source
        self.limits = limits
        self.literalLines = literalLines
    }

    mutating func readItem(_ item: YAMLNode) throws(YAMLProblem) {
        let fields = try item.mapping()
        guard let intent = fields.optional("intent") else {
            skipped.append((fields.line, fields.entries.first.map { "'\($0.key)'" } ?? "an entry"))
            return
        }
        let name = try intent.text(limit: limits.fieldBytes)
        let node = try fields.required("examples")
        if case .sequence(let items) = node.content {
            for item in items { try readLongExample(item, intent: name) }
        } else {
            try readBlock(node, intent: name)
        }
    }

    /// `- one example a line`, within a block.
    private mutating func readBlock(_ node: YAMLNode, intent: String) throws(YAMLProblem) {
        let isLiteral = literalLines.contains(node.line)
        var line = node.line
        for text in try node.string().split(separator: "\n", omittingEmptySubsequences: false) {
            line += isLiteral ? 1 : 0
            let example = text.trimmingSpaces
            guard !example.isEmpty, !example.hasPrefix("#") else { continue }
            guard example.hasPrefix("-") else {
                throw YAMLProblem(file: source.file, line: line, message: "an example must begin with '- '")
            }
            add(text: RasaExample.plainText(Substring(example.dropFirst().trimmingSpaces)), intent: intent, line: line)
        }
    }

    /// `text` and `metadata`, one entry an example.
    private mutating func readLongExample(_ node: YAMLNode, intent: String) throws(YAMLProblem) {
        if case .scalar(let text, _) = node.content {
            add(text: RasaExample.plainText(Substring(text.trimmingSpaces)), intent: intent, line: node.line)
            return
        }
        let fields = try node.mapping()
        let text = try fields.required("text").string()
        // A block's last line break belongs to YAML; in quotation marks every character is the text's own.
        let own = literalLines.contains(try fields.required("text").line) ? text.trimmingSpaces : text
        add(text: RasaExample.plainText(own[...]), intent: intent, line: fields.line, metadata: metadata(of: fields))
    }

    private func metadata(of fields: YAMLMapping) -> [(name: String, value: CorpusRecord.Value)] {
        guard case .mapping(let metadata)? = fields.optional("metadata")?.content else { return [] }
        return metadata.entries.compactMap { entry in
            guard case .scalar(let text, _) = entry.value.content else { return nil }
            return (entry.key, .text(text))
        }
    }

    private mutating func add(
        text: String, intent: String, line: Int, metadata: [(name: String, value: CorpusRecord.Value)] = []
    ) {
        records.append(
            CorpusRecord(
                file: source.file, line: line, fields: [("text", .text(text)), ("intent", .text(intent))] + metadata))
    }
}
