/// Reads corpora from files and folders, whole, within limits.
package struct CorpusReader: Sendable {
    package var limits: CorpusLimits
    package var purpose: CorpusPurpose
    package var dialect: CorpusDialect

    package init(
        for purpose: CorpusPurpose, limits: CorpusLimits = CorpusLimits(), dialect: CorpusDialect = CorpusDialect()
    ) {
        self.purpose = purpose
        self.limits = limits
        self.dialect = dialect
    }

    /// The rows of all `paths`, in their order; a folder's files by name.
    ///
    /// - Throws: the first thing that makes a file unreadable, with its line. What can be left out becomes a note.
    package func read(_ paths: [String]) throws(CorpusProblem) -> Corpus {
        let (files, notes) = try CorpusFiles(limits: limits, purpose: purpose, encoding: dialect.encoding).expand(paths)
        var rows = RowBuilder(limits: limits)
        for file in files { try read(file, into: &rows) }
        guard !rows.rows.isEmpty else { throw CorpusProblem(.noRows, file: paths.first ?? "the corpus") }
        return Corpus(rows: rows.rows, notes: Array((notes + rows.notes).prefix(CorpusNote.limit)), files: files)
    }

    /// Reads one corpus from bytes in memory; `name` is how messages call it and tells the format.
    package func read(bytes: [UInt8], name: String) throws(CorpusProblem) -> Corpus {
        var rows = RowBuilder(limits: limits)
        guard bytes.count <= limits.fileBytes else {
            throw CorpusProblem(.tooLarge(limit: limits.fileBytes), file: name)
        }
        try read(try SourceText(file: name, bytes: bytes, encoding: dialect.encoding), into: &rows)
        guard !rows.rows.isEmpty else { throw CorpusProblem(.noRows, file: name) }
        return Corpus(rows: rows.rows, notes: rows.notes, files: [name])
    }

    private func read(_ file: String, into rows: inout RowBuilder) throws(CorpusProblem) {
        let source = try SourceText.read(path: file, limit: limits.fileBytes, encoding: dialect.encoding)
        let before = rows.rows.count
        try read(source, into: &rows)
        if rows.rows.count == before { rows.note("has no rows", file: file, line: 0) }
    }

    private func read(_ source: SourceText, into rows: inout RowBuilder) throws(CorpusProblem) {
        let required = [RowBuilder.textColumns, RowBuilder.intentColumns]
        switch CorpusFormat(path: source.file) {
        case .jsonLines: try JSONLines.read(source, limits: limits, into: &rows)
        case .csv: try DelimitedText.csv.read(source, limits: limits, dialect: dialect, required: required, into: &rows)
        case .tsv: try DelimitedText.tsv.read(source, limits: limits, dialect: dialect, required: required, into: &rows)
        case .rasaYAML: try RasaYAML.read(source, limits: limits, into: &rows)
        case .rasaMarkdown: try RasaMarkdown.read(source, limits: limits, into: &rows)
        case nil: throw CorpusProblem(.unknownFormat, file: source.file)
        }
    }
}
