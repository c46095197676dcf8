package import Conversations

/// A message that a person must see at once, or one that only looks like it, to train the detector on.
package struct SensitiveRow: Hashable, Sendable {
    package var text: String
    /// Nil for an ordinary message.
    package var kind: SensitiveMatter.Kind?
    /// ISO 639-1 code.
    package var language: String?

    package init(text: String, kind: SensitiveMatter.Kind?, language: String? = nil) {
        self.text = text
        self.kind = kind
        self.language = language
    }

    private static let kindColumn = "sensitive"

    /// Reads columns `text`, `sensitive` (empty for ordinary) and `language` from `.jsonl`, `.csv` or `.tsv` files.
    package static func read(paths: [String], limits: CorpusLimits = CorpusLimits()) throws(CorpusProblem) -> [Self] {
        var sink = SensitiveRowSink(limits: limits)
        for path in paths {
            let source = try SourceText.read(path: path, limit: limits.fileBytes)
            let required = [RowBuilder.textColumns, [kindColumn]]
            switch CorpusFormat(path: path) {
            case .jsonLines: try JSONLines.read(source, limits: limits, into: &sink)
            case .csv: try DelimitedText.csv.read(source, limits: limits, required: required, into: &sink)
            case .tsv: try DelimitedText.tsv.read(source, limits: limits, required: required, into: &sink)
            case .rasaYAML, .rasaMarkdown, nil: throw CorpusProblem(.unknownFormat, file: path)
            }
        }
        guard !sink.rows.isEmpty else { throw CorpusProblem(.noRows, file: paths.first ?? "the sensitive rows") }
        return sink.rows
    }

    private struct SensitiveRowSink: RecordSink {
        let limits: CorpusLimits
        var rows: [SensitiveRow] = []

        mutating func add(_ record: CorpusRecord) throws(CorpusProblem) {
            guard let text = try record.text(RowBuilder.textColumns, limit: limits.textBytes) else {
                throw record.problem(.missingField("text"))
            }
            var kind: SensitiveMatter.Kind?
            if let name = try record.text([kindColumn], limit: limits.textBytes) {
                guard let known = SensitiveMatter.Kind(rawValue: name) else {
                    let names = SensitiveMatter.Kind.allCases.map(\.rawValue).joined(separator: ", ")
                    throw record.problem(.invalid(field: kindColumn, expected: "one of \(names), or empty"))
                }
                kind = known
            }
            guard rows.count < limits.rows else { throw record.problem(.tooManyRows(limit: limits.rows)) }
            rows.append(
                SensitiveRow(text: text, kind: kind, language: try record.text(["language"], limit: limits.textBytes)))
        }
    }
}
