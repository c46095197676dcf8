package import Classifiers

/// Reads the tab-separated lexicon files.
package enum SentimentTable {
    /// `term<TAB>valence` lines.
    package static func valences(
        of bytes: [UInt8], file: String
    ) throws(CorpusProblem) -> [SentimentLexicon.Entry] {
        var entries: [SentimentLexicon.Entry] = []
        for (line, columns) in try rows(of: bytes, file: file, columns: 2) {
            let value = try number(columns[1], in: -4...4, file: file, line: line, field: "valence")
            entries.append(.init(term: columns[0], role: .valence, value: value))
        }
        return entries
    }

    /// `term<TAB>role<TAB>value` lines.
    package static func cues(
        of bytes: [UInt8], file: String
    ) throws(CorpusProblem) -> (entries: [SentimentLexicon.Entry], negations: [String]) {
        var entries: [SentimentLexicon.Entry] = []
        var negations: [String] = []
        for (line, columns) in try rows(of: bytes, file: file, columns: 3) {
            let value = try number(columns[2], in: 0...3, file: file, line: line, field: "value")
            switch columns[1] {
            case "intensifier": entries.append(.init(term: columns[0], role: .intensifier, value: value))
            case "frustration": entries.append(.init(term: columns[0], role: .frustration, value: value))
            case "urgency": entries.append(.init(term: columns[0], role: .urgency, value: value))
            case "contrast": entries.append(.init(term: columns[0], role: .contrast, value: value))
            case "after-negation": entries.append(.init(term: columns[0], role: .afterNegation, value: value))
            case "retraction": entries.append(.init(term: columns[0], role: .retraction, value: value))
            case "harm": entries.append(.init(term: columns[0], role: .harm, value: value))
            case "remedy": entries.append(.init(term: columns[0], role: .remedy, value: value))
            case "negation": negations.append(columns[0])
            default:
                throw CorpusProblem(.invalid(field: "role", expected: "a known role"), file: file, line: line)
            }
        }
        return (entries, negations)
    }

    private static func rows(
        of bytes: [UInt8], file: String, columns: Int
    ) throws(CorpusProblem) -> [(line: Int, columns: [String])] {
        var rows: [(line: Int, columns: [String])] = []
        for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            guard let text = String(validating: line, as: UTF8.self) else {
                throw CorpusProblem(.notUTF8, file: file, line: index + 1)
            }
            guard !text.isEmpty, !text.hasPrefix("#") else { continue }
            let parts = text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == columns, parts.allSatisfy({ !$0.isEmpty }) else {
                throw CorpusProblem(
                    .malformed("\(columns) columns separated by tabs are needed"), file: file, line: index + 1)
            }
            rows.append((index + 1, parts))
        }
        return rows
    }

    private static func number(
        _ text: String, in range: ClosedRange<Double>, file: String, line: Int, field: String
    ) throws(CorpusProblem) -> Double {
        guard let value = Double(text), range.contains(value) else {
            throw CorpusProblem(
                .invalid(field: field, expected: "a number between \(range.lowerBound) and \(range.upperBound)"),
                file: file, line: line)
        }
        return value
    }
}
