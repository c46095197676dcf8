import Conversations

/// Comma- or tab-separated values with a header, quoted as RFC 4180 says.
struct DelimitedText {
    let delimiter: UInt8

    static let csv = DelimitedText(delimiter: UInt8(ascii: ","))
    static let tsv = DelimitedText(delimiter: UInt8(ascii: "\t"))

    /// What spreadsheets put between columns: the semicolon where the comma is the decimal sign.
    private static let usual = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|")]

    /// Reads the header, then every row.
    ///
    /// - Parameters:
    ///   - dialect: what the caller knows; else the sign between columns is told from the file.
    ///   - required: groups of names of which the header must have one.
    func read(
        _ source: SourceText, limits: CorpusLimits, dialect: CorpusDialect = CorpusDialect(), required: [[String]],
        into sink: inout some RecordSink
    ) throws(CorpusProblem) {
        let start = announced(in: source)
        let delimiter =
            dialect.delimiter ?? start.delimiter
            ?? likely(source, limits: limits, from: start.cursor, required: required)
        var records = DelimitedRecords(source: source, limits: limits, delimiter: delimiter, cursor: start.cursor)
        guard let header = try records.next() else { return }
        let names = columns(header.fields)
        for group in required where !group.contains(where: names.contains) {
            throw CorpusProblem(.missingColumn(group[0], known: names), file: source.file, line: header.line)
        }
        if let repeated = names.first(where: { name in !name.isEmpty && names.filter { $0 == name }.count > 1 }) {
            throw CorpusProblem(
                .malformed("the column \(shown(repeated)) stands in the header twice"), file: source.file,
                line: header.line)
        }
        while let record = try records.next() {
            guard record.fields.count <= names.count else {
                throw CorpusProblem(
                    .malformed("the row has \(record.fields.count) columns, the header \(names.count)"),
                    file: source.file, line: record.line)
            }
            let fields = zip(names, record.fields).map { name, text in
                (name: name, value: text.isEmpty ? CorpusRecord.Value.absent : .text(text))
            }
            try sink.add(CorpusRecord(file: source.file, line: record.line, fields: fields))
        }
    }

    private func columns(_ header: [String]) -> [String] { header.map { $0.trimmingSpaces.lowercased() } }

    /// What spreadsheets say in a first line `sep=;`, which is no row, and where the header begins.
    private func announced(in source: SourceText) -> (delimiter: UInt8?, cursor: DelimitedRecords.Cursor) {
        var position = 0
        guard let line = source.nextLine(from: &position), line.count <= 8 else { return (nil, .init()) }
        let sign = line.drop { $0 == UInt8(ascii: "\"") }
        guard sign.prefix(4).elementsEqual("sep=".utf8) || sign.prefix(4).elementsEqual("SEP=".utf8),
            let delimiter = sign.dropFirst(4).first, sign.dropFirst(5).allSatisfy({ $0 == UInt8(ascii: "\"") })
        else { return (nil, .init()) }
        return (delimiter, .init(position: position, line: 2))
    }

    /// The format's own sign if the header has the required columns with it, else another with which it has them.
    private func likely(
        _ source: SourceText, limits: CorpusLimits, from cursor: DelimitedRecords.Cursor, required: [[String]]
    ) -> UInt8 {
        func fits(_ delimiter: UInt8) -> Bool {
            var records = DelimitedRecords(source: source, limits: limits, delimiter: delimiter, cursor: cursor)
            guard let header = try? records.next() else { return false }
            let names = columns(header.fields)
            return required.allSatisfy { $0.contains(where: names.contains) }
        }
        guard !fits(delimiter) else { return delimiter }
        return Self.usual.first(where: fits) ?? delimiter
    }
}
