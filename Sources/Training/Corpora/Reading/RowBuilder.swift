import Conversations

/// Records into rows: column names and their aliases, values checked, oddities noted.
struct RowBuilder: RecordSink {
    static let textColumns = ["text", "message", "utterance"]
    static let intentColumns = ["intent", "label", "category"]
    private static let otherColumns: Set<String> = [
        "id", "language", "channel", "sentiment", "frustrated", "urgent", "customer",
    ]

    let limits: CorpusLimits
    private(set) var rows: [CorpusRow] = []
    private(set) var notes: [CorpusNote] = []
    private var intents: Set<IntentLabel> = []
    private var knownUnknowns: Set<String> = []
    private var ids: [String: Int] = [:]
    private var currentFile: String?

    init(limits: CorpusLimits) {
        self.limits = limits
    }

    mutating func note(_ message: String, file: String, line: Int) {
        guard notes.count < CorpusNote.limit else { return }
        notes.append(CorpusNote(file: file, line: line, message: message))
    }

    mutating func add(_ record: CorpusRecord) throws(CorpusProblem) {
        if record.file != currentFile {
            currentFile = record.file
            knownUnknowns.removeAll()
            ids.removeAll()
        }
        noteUnknownColumns(of: record)
        try noteRepeatedID(of: record)

        guard record.value(Self.textColumns) != nil else {
            guard record.value(["steps"]) == nil else {
                throw record.problem(.malformed("is a dialogue with steps, not a labelled message"))
            }
            throw record.problem(.missingField("text"))
        }
        guard let text = try record.text(Self.textColumns, limit: limits.textBytes) else {
            note("text is empty; the row is left out", file: record.file, line: record.line)
            return
        }
        guard let label = try record.text(Self.intentColumns, limit: limits.fieldBytes) else {
            throw record.problem(.missingField("intent"))
        }
        let intent = IntentLabel(label.trimmingSpaces)
        guard intent.rawValue.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
            throw record.problem(.invalid(field: "intent", expected: "a label without control characters"))
        }
        if intents.insert(intent).inserted, intents.count > limits.intents {
            throw record.problem(.tooManyIntents(limit: limits.intents))
        }
        guard rows.count < limits.rows else { throw record.problem(.tooManyRows(limit: limits.rows)) }
        rows.append(
            CorpusRow(
                text: text, intent: intent, language: try language(of: record),
                channel: try choice("channel", of: record), sentiment: try choice("sentiment", of: record),
                frustrated: try record.bool("frustrated"), urgent: try record.bool("urgent"),
                customer: try record.text(["customer"], limit: limits.fieldBytes), file: record.file,
                line: record.line))
    }

    private func language(of record: CorpusRecord) throws(CorpusProblem) -> String? {
        guard let code = try record.text(["language"], limit: limits.fieldBytes)?.trimmingSpaces else { return nil }
        guard let tag = LanguageTag(code) else {
            throw record.problem(.invalid(field: "language", expected: "a language tag such as pt or pt-BR"))
        }
        return tag.language
    }

    private func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ name: String, of record: CorpusRecord
    ) throws(CorpusProblem) -> Choice? {
        guard let text = try record.text([name], limit: limits.fieldBytes)?.trimmingSpaces else { return nil }
        guard let choice = Choice(rawValue: text) else {
            let expected = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw record.problem(.invalid(field: name, expected: "one of \(expected)"))
        }
        return choice
    }

    private mutating func noteUnknownColumns(of record: CorpusRecord) {
        let text = record.value(Self.textColumns)?.name
        let intent = record.value(Self.intentColumns)?.name
        for (name, _) in record.fields where name != text && name != intent && !Self.otherColumns.contains(name) {
            guard knownUnknowns.count < 1000, knownUnknowns.insert(name).inserted else { continue }
            note("the column \(shown(name)) is not known and is ignored", file: record.file, line: record.line)
        }
    }

    private mutating func noteRepeatedID(of record: CorpusRecord) throws(CorpusProblem) {
        let id: String
        switch record.value(["id"])?.value {
        case .text(let text) where !text.isEmpty: id = text
        case .number(let number): id = "\(number)"
        default: return
        }
        guard id.utf8.count <= limits.fieldBytes else {
            throw record.problem(.fieldTooLong(field: "id", limit: limits.fieldBytes))
        }
        if let first = ids[id] {
            note("the id \(shown(id)) was used on line \(first) already", file: record.file, line: record.line)
        } else {
            ids[id] = record.line
        }
    }
}
