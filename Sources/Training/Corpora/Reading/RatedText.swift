/// A text with the tone that people gave it, to hold the sentiment score against.
package struct RatedText: Hashable, Sendable {
    package var text: String
    /// From -1 to 1.
    package var score: Double

    package init(text: String, score: Double) {
        self.text = text
        self.score = score
    }

    /// Reads `text` and `score` columns from a `.jsonl`, `.csv` or `.tsv` file.
    package static func read(
        path: String, limits: CorpusLimits = CorpusLimits(), dialect: CorpusDialect = CorpusDialect()
    ) throws(CorpusProblem) -> [RatedText] {
        var sink = RatedTextSink(limits: limits)
        let source = try SourceText.read(path: path, limit: limits.fileBytes, encoding: dialect.encoding)
        let required = [RowBuilder.textColumns, ["score"]]
        switch CorpusFormat(path: path) {
        case .jsonLines: try JSONLines.read(source, limits: limits, into: &sink)
        case .csv: try DelimitedText.csv.read(source, limits: limits, dialect: dialect, required: required, into: &sink)
        case .tsv: try DelimitedText.tsv.read(source, limits: limits, dialect: dialect, required: required, into: &sink)
        case .rasaYAML, .rasaMarkdown, nil: throw CorpusProblem(.unknownFormat, file: path)
        }
        guard !sink.texts.isEmpty else { throw CorpusProblem(.noRows, file: path) }
        return sink.texts
    }
}

private struct RatedTextSink: RecordSink {
    let limits: CorpusLimits
    var texts: [RatedText] = []

    mutating func add(_ record: CorpusRecord) throws(CorpusProblem) {
        guard let text = try record.text(RowBuilder.textColumns, limit: limits.textBytes) else {
            throw record.problem(.missingField("text"))
        }
        guard let score = try record.number("score") else { throw record.problem(.missingField("score")) }
        guard (-1...1).contains(score) else {
            throw record.problem(.invalid(field: "score", expected: "between -1 and 1"))
        }
        guard texts.count < limits.rows else { throw record.problem(.tooManyRows(limit: limits.rows)) }
        texts.append(RatedText(text: text, score: score))
    }
}
