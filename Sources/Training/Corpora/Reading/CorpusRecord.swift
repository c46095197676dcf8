/// One row of a file before anyone knows what its columns mean.
struct CorpusRecord {
    /// A column's value as the format has it.
    enum Value: Hashable {
        case absent
        case text(String)
        case bool(Bool)
        case number(Double)
        /// A list or an object, which no column takes.
        case structure
    }

    var file: String
    var line: Int
    /// Columns in file order.
    var fields: [(name: String, value: Value)]

    /// The first field that has one of `names`, tried in their order.
    func value(_ names: [String]) -> (name: String, value: Value)? {
        for name in names {
            if let field = fields.first(where: { $0.name == name }) { return field }
        }
        return nil
    }

    func problem(_ reason: CorpusProblem.Reason) -> CorpusProblem { CorpusProblem(reason, file: file, line: line) }

    /// Text under one of `names`; nil when absent or blank.
    func text(_ names: [String], limit: Int) throws(CorpusProblem) -> String? {
        guard let field = value(names) else { return nil }
        switch field.value {
        case .absent: return nil
        case .text(let text):
            guard text.utf8.count <= limit else { throw problem(.fieldTooLong(field: field.name, limit: limit)) }
            guard !text.utf8.contains(0) else { throw problem(.nul) }
            return text.contains { !$0.isWhitespace } ? text : nil
        case .number, .bool, .structure: throw problem(.invalid(field: field.name, expected: "text"))
        }
    }

    /// A truth value under `name`, also as the words that spreadsheets write; nil when absent or blank.
    func bool(_ name: String) throws(CorpusProblem) -> Bool? {
        switch value([name])?.value {
        case nil, .absent: return nil
        case .bool(let value): return value
        case .number(0): return false
        case .number(1): return true
        case .text(let text):
            switch text.lowercased() {
            case "": return nil
            case "true", "1", "yes": return true
            case "false", "0", "no": return false
            default: throw problem(.invalid(field: name, expected: "true or false"))
            }
        case .number, .structure: throw problem(.invalid(field: name, expected: "true or false"))
        }
    }

    /// A finite number under `name`; nil when absent or blank.
    func number(_ name: String) throws(CorpusProblem) -> Double? {
        switch value([name])?.value {
        case nil, .absent, .text(""): return nil
        case .number(let value) where value.isFinite: return value
        case .text(let text):
            guard let value = Double(text), value.isFinite else {
                throw problem(.invalid(field: name, expected: "a number"))
            }
            return value
        default: throw problem(.invalid(field: name, expected: "a number"))
        }
    }
}

/// What takes records as they are read.
protocol RecordSink {
    mutating func add(_ record: CorpusRecord) throws(CorpusProblem)
}
