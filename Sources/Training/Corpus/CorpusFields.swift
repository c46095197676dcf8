import Conversations

/// A row's fields by name, however the file spelt them; turns them into a checked row.
package struct CorpusFields: Sendable {
    package enum Value: Hashable, Sendable {
        case text(String)
        case flag(Bool)
        case number(Double)
        case other
    }

    package static let textLimit = 1 << 20
    package static let labelLimit = 200

    private var values: [String: Value] = [:]
    private let file: String
    private let line: Int

    package init(file: String, line: Int) {
        self.file = file
        self.line = line
    }

    /// Other names that a field goes by.
    private static let aliases = [
        "message": "text", "utterance": "text", "label": "intent", "category": "intent",
    ]

    /// The first of a field and its aliases wins; unknown columns are kept and ignored.
    package mutating func set(_ name: String, to value: Value) {
        let name = Self.aliases[name.lowercased()] ?? name.lowercased()
        if values[name] == nil { values[name] = value }
    }

    /// The row, or what is wrong with it.
    package func row() throws(CorpusError) -> CorpusRow {
        guard let text = try string("text") else { throw missing("text") }
        guard let intent = try string("intent") else { throw missing("intent") }
        guard text.contains(where: { !$0.isWhitespace }) else { throw bad("text", "is empty") }
        guard text.utf8.count <= Self.textLimit else { throw bad("text", "is longer than \(Self.textLimit) bytes") }
        guard !intent.isEmpty, intent.utf8.count <= Self.labelLimit,
            intent.unicodeScalars.allSatisfy({ $0.value > 0x20 || $0 == " " })
        else { throw bad("intent", "must have 1 to \(Self.labelLimit) bytes without control characters") }
        let channel = try choice("channel") { Channel(rawValue: $0) }
        let sentiment = try choice("sentiment") { Sentiment.Label(rawValue: $0) }
        return CorpusRow(
            text: text, intent: IntentLabel(intent), language: try string("language"), channel: channel,
            sentiment: sentiment, frustrated: try flag("frustrated"), urgent: try flag("urgent"),
            customer: try string("customer"), file: file, line: line)
    }

    private func string(_ name: String) throws(CorpusError) -> String? {
        switch values[name] {
        case .text(let text): text.isEmpty && name != "text" && name != "intent" ? nil : text
        case nil: nil
        default: throw bad(name, "is not a string")
        }
    }

    private func choice<Choice>(_ name: String, _ make: (String) -> Choice?) throws(CorpusError) -> Choice? {
        guard let text = try string(name) else { return nil }
        guard let choice = make(text) else { throw bad(name, "\"\(text.prefix(40))\" is not one of the known values") }
        return choice
    }

    private func flag(_ name: String) throws(CorpusError) -> Bool? {
        switch values[name] {
        case .flag(let flag): return flag
        case .text(let text):
            switch text.lowercased() {
            case "": return nil
            case "true", "yes", "1": return true
            case "false", "no", "0": return false
            default: throw bad(name, "is neither true nor false")
            }
        case .number(let number) where number == 0 || number == 1: return number == 1
        case nil: return nil
        default: throw bad(name, "is neither true nor false")
        }
    }

    private func missing(_ field: String) -> CorpusError { .missingField(file: file, line: line, field: field) }

    private func bad(_ field: String, _ reason: String) -> CorpusError {
        .badValue(file: file, line: line, field: field, reason: reason)
    }
}
