import Conversations

/// Comma- or tab-separated values with a header, quoted as RFC 4180 says.
struct DelimitedText {
    let delimiter: UInt8

    static let csv = DelimitedText(delimiter: UInt8(ascii: ","))
    static let tsv = DelimitedText(delimiter: UInt8(ascii: "\t"))

    private static let quote = UInt8(ascii: "\"")

    /// Reads the header, then every row.
    ///
    /// - Parameter required: groups of names of which the header must have one.
    func read(
        _ source: SourceText, limits: CorpusLimits, required: [[String]], into sink: inout some RecordSink
    ) throws(CorpusProblem) {
        var cursor = Cursor()
        guard let header = try nextRecord(source, limits: limits, cursor: &cursor) else { return }
        let names = header.fields.map { $0.trimmingSpaces.lowercased() }
        for group in required where !group.contains(where: names.contains) {
            throw CorpusProblem(.missingColumn(group[0], known: names), file: source.file, line: header.line)
        }
        if let repeated = names.first(where: { name in !name.isEmpty && names.filter { $0 == name }.count > 1 }) {
            throw CorpusProblem(
                .malformed("the column \(shown(repeated)) stands in the header twice"), file: source.file,
                line: header.line)
        }
        while let record = try nextRecord(source, limits: limits, cursor: &cursor) {
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

    private struct Cursor {
        var position = 0
        var line = 1
    }

    /// The next row that is not empty and the line it begins on; nil at the end.
    private func nextRecord(
        _ source: SourceText, limits: CorpusLimits, cursor: inout Cursor
    ) throws(CorpusProblem) -> (fields: [String], line: Int)? {
        let bytes = source.bytes
        while cursor.position < bytes.count {
            let start = cursor.position
            let line = cursor.line
            var fields: [String] = []
            var isAtEnd = false
            while !isAtEnd {
                let field = try nextField(source, limits: limits, start: start, cursor: &cursor)
                fields.append(try source.text(field[...], line: line))
                guard fields.count <= limits.columns else {
                    throw CorpusProblem(.tooManyColumns(limit: limits.columns), file: source.file, line: line)
                }
                isAtEnd = cursor.position >= bytes.count || bytes[cursor.position] != delimiter
                cursor.position += isAtEnd ? 0 : 1
            }
            if cursor.position < bytes.count, bytes[cursor.position] == UInt8(ascii: "\r") { cursor.position += 1 }
            cursor.position += 1
            cursor.line += 1
            if fields != [""] { return (fields, line) }
        }
        return nil
    }

    /// One field; leaves the cursor on the delimiter, the line's end or the end of the file.
    private func nextField(
        _ source: SourceText, limits: CorpusLimits, start: Int, cursor: inout Cursor
    ) throws(CorpusProblem) -> [UInt8] {
        let bytes = source.bytes
        var field: [UInt8] = []
        func check() throws(CorpusProblem) {
            guard cursor.position - start <= limits.lineBytes else {
                throw CorpusProblem(.lineTooLong(limit: limits.lineBytes), file: source.file, line: cursor.line)
            }
        }
        guard cursor.position < bytes.count, bytes[cursor.position] == Self.quote else {
            while cursor.position < bytes.count, bytes[cursor.position] != delimiter, !isLineEnd(bytes, cursor.position)
            {
                field.append(bytes[cursor.position])
                cursor.position += 1
                try check()
            }
            return field
        }
        let opening = cursor.line
        cursor.position += 1
        while cursor.position < bytes.count {
            try check()
            let byte = bytes[cursor.position]
            cursor.position += 1
            if byte == Self.quote {
                guard cursor.position < bytes.count, bytes[cursor.position] == Self.quote else {
                    guard
                        cursor.position >= bytes.count || bytes[cursor.position] == delimiter
                            || isLineEnd(bytes, cursor.position)
                    else {
                        throw CorpusProblem(
                            .malformed("there is text behind a closing quotation mark"), file: source.file,
                            line: cursor.line)
                    }
                    return field
                }
                cursor.position += 1
            } else if byte == UInt8(ascii: "\n") {
                cursor.line += 1
            }
            field.append(byte)
        }
        throw CorpusProblem(.malformed("a quotation mark is never closed"), file: source.file, line: opening)
    }

    private func isLineEnd(_ bytes: [UInt8], _ position: Int) -> Bool {
        if bytes[position] == UInt8(ascii: "\n") { return true }
        return bytes[position] == UInt8(ascii: "\r")
            && (position + 1 >= bytes.count || bytes[position + 1] == UInt8(ascii: "\n"))
    }
}
