import Conversations

/// Rasa's older training data, `nlu.md`: `## intent:NAME` followed by `- example` lines.
enum RasaMarkdown {
    /// True when `source` holds at least one intent; any other Markdown does not.
    static func recognises(_ source: SourceText) -> Bool {
        var position = 0
        var comments = MarkdownComments()
        while let line = source.nextLine(from: &position) {
            // Long enough for a comment in front; what a heading names is not looked at here.
            let text = comments.strip(String(decoding: line.prefix(4096), as: UTF8.self), number: 0).trimmingSpaces
            if text.hasPrefix("#"), title(of: text).hasPrefix("intent:") { return true }
        }
        return false
    }

    static func read(_ source: SourceText, limits: CorpusLimits, into rows: inout RowBuilder) throws(CorpusProblem) {
        var position = 0
        var line = 0
        var section: Section?
        var comments = MarkdownComments()
        // A line that a comment interrupts goes on behind the comment's end.
        var pending: (text: String, line: Int) = ("", 0)
        while let slice = source.nextLine(from: &position) {
            line += 1
            guard slice.count <= limits.lineBytes else {
                throw CorpusProblem(.lineTooLong(limit: limits.lineBytes), file: source.file, line: line)
            }
            let text = comments.strip(try source.text(slice, line: line), number: line)
            let trimmed = text.trimmingSpaces
            if trimmed.hasPrefix("#") || item(trimmed) != nil {
                try read(pending, of: source, in: &section, into: &rows)
                pending = ("", 0)
            }
            if pending.text.isEmpty { pending.line = line }
            pending.text += text
            guard comments.openSince == nil else { continue }
            try read(pending, of: source, in: &section, into: &rows)
            pending = ("", 0)
        }
        // All rows behind it would be gone without a word.
        if let opening = comments.openSince {
            throw CorpusProblem(.malformed("a comment is never closed"), file: source.file, line: opening)
        }
    }

    private static func read(
        _ line: (text: String, line: Int), of source: SourceText, in section: inout Section?,
        into rows: inout RowBuilder
    ) throws(CorpusProblem) {
        let text = line.text.trimmingSpaces
        if text.hasPrefix("#") {
            section = try Section(heading: text, file: source.file, line: line.line)
        } else if case .intent(let name) = section, let example = item(text) {
            try rows.add(
                CorpusRecord(
                    file: source.file, line: line.line,
                    fields: [("text", .text(RasaExample.plainText(example))), ("intent", .text(name))]))
        } else if section == nil, item(text) != nil {
            throw CorpusProblem(
                .malformed("there is an example before the first '## intent:'"), file: source.file, line: line.line)
        }
    }

    private static func title(of heading: String) -> String { heading.drop { $0 == "#" }.trimmingSpaces }

    private enum Section {
        case intent(String)
        /// Synonyms, lookup tables, regular expressions, prose.
        case other

        init(heading: String, file: String, line: Int) throws(CorpusProblem) {
            let title = RasaMarkdown.title(of: heading)
            guard title.hasPrefix("intent:") else {
                self = .other
                return
            }
            let name = title.dropFirst("intent:".count).trimmingSpaces
            guard !name.isEmpty else { throw CorpusProblem(.missingField("intent"), file: file, line: line) }
            self = .intent(name)
        }
    }

    private static func item(_ line: String) -> Substring? {
        guard let first = line.first, first == "-" || first == "*" || first == "+" else { return nil }
        let text = line.dropFirst()
        guard text.first?.isWhitespace ?? true else { return nil }
        return Substring(text.trimmingSpaces)
    }

    /// The rows by intent in order of first appearance, with notes on what the format cannot hold.
    static func write(_ rows: [CorpusRow]) -> (bytes: [UInt8], notes: [CorpusNote]) {
        var bytes: [UInt8] = []
        var notes: [CorpusNote] = []
        for (intent, rows) in rows.byIntent {
            bytes += Array("\(bytes.isEmpty ? "" : "\n")## intent:\(intent.rawValue)\n".utf8)
            for row in rows {
                let text = row.text.split(whereSeparator: \.isNewline).map { $0.trimmingSpaces }.joined(separator: " ")
                if RasaExample.isAmbiguous(text) || text.contains("<!--") || text != row.text {
                    notes.append(
                        CorpusNote(
                            file: row.file, line: row.line, message: "the text is not kept exactly by this format"))
                }
                bytes += Array("- \(text)\n".utf8)
            }
        }
        if let row = rows.first(where: \.hasMetadata) {
            notes.append(
                CorpusNote(
                    file: row.file, line: row.line,
                    message: "this format has no place for language, channel, sentiment, flags and customer"))
        }
        return (bytes, notes)
    }
}

extension [CorpusRow] {
    /// Groups in order of each intent's first appearance.
    var byIntent: [(intent: IntentLabel, rows: [CorpusRow])] {
        var positions: [IntentLabel: Int] = [:]
        var groups: [(intent: IntentLabel, rows: [CorpusRow])] = []
        for row in self {
            if let position = positions[row.intent] {
                groups[position].rows.append(row)
            } else {
                positions[row.intent] = groups.count
                groups.append((row.intent, [row]))
            }
        }
        return groups
    }
}

extension CorpusRow {
    /// True when it says more than text and intent.
    var hasMetadata: Bool {
        language != nil || channel != nil || sentiment != nil || frustrated != nil || urgent != nil || customer != nil
    }
}
