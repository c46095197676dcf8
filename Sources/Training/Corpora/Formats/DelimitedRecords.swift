/// The rows of delimited text, one after the other.
struct DelimitedRecords {
    let source: SourceText
    let limits: CorpusLimits
    let delimiter: UInt8
    var cursor: Cursor

    struct Cursor {
        var position = 0
        var line = 1
    }

    private static let quote = UInt8(ascii: "\"")
    private static let space = UInt8(ascii: " ")

    /// The next row that is not empty and the line it begins on; nil at the end.
    mutating func next() throws(CorpusProblem) -> (fields: [String], line: Int)? {
        let bytes = source.bytes
        while cursor.position < bytes.count {
            let start = cursor.position
            let line = cursor.line
            var fields: [String] = []
            var isAtEnd = false
            while !isAtEnd {
                let field = try nextField(start: start)
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
    private mutating func nextField(start: Int) throws(CorpusProblem) -> [UInt8] {
        let bytes = source.bytes
        if cursor.position < bytes.count, bytes[cursor.position] == Self.quote {
            return try quotedField(start: start)
        }
        if let field = spacedField() { return field }
        let begin = cursor.position
        while cursor.position < bytes.count, bytes[cursor.position] != delimiter, !isLineEnd(cursor.position) {
            cursor.position += 1
            try check(start)
        }
        return Array(bytes[begin..<cursor.position])
    }

    private mutating func quotedField(start: Int) throws(CorpusProblem) -> [UInt8] {
        let bytes = source.bytes
        var field: [UInt8] = []
        let opening = cursor.line
        cursor.position += 1
        while cursor.position < bytes.count {
            try check(start)
            let byte = bytes[cursor.position]
            cursor.position += 1
            if byte == Self.quote {
                guard cursor.position < bytes.count, bytes[cursor.position] == Self.quote else {
                    guard let end = fieldEnd(behind: cursor.position) else {
                        throw CorpusProblem(
                            .malformed("there is text behind a closing quotation mark"), file: source.file,
                            line: cursor.line)
                    }
                    cursor.position = end
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

    /// A quoted field with spaces before it, as some programs put behind each delimiter; nil where there is none.
    ///
    /// RFC 4180 has no such thing: what does not end in the same line and right before a delimiter is taken as it stands.
    private mutating func spacedField() -> [UInt8]? {
        let bytes = source.bytes
        var position = cursor.position
        while position < bytes.count, bytes[position] == Self.space { position += 1 }
        guard position > cursor.position, position < bytes.count, bytes[position] == Self.quote else { return nil }
        var field: [UInt8] = []
        position += 1
        while position < bytes.count, bytes[position] != UInt8(ascii: "\n") {
            let byte = bytes[position]
            position += 1
            if byte == Self.quote {
                guard position < bytes.count, bytes[position] == Self.quote else {
                    guard let end = fieldEnd(behind: position) else { return nil }
                    cursor.position = end
                    return field
                }
                position += 1
            }
            field.append(byte)
        }
        return nil
    }

    /// Where a field ends whose closing quotation mark stands before `position`; nil when text follows.
    private func fieldEnd(behind position: Int) -> Int? {
        let bytes = source.bytes
        var position = position
        while position < bytes.count, bytes[position] == Self.space { position += 1 }
        return position >= bytes.count || bytes[position] == delimiter || isLineEnd(position) ? position : nil
    }

    private func check(_ start: Int) throws(CorpusProblem) {
        guard cursor.position - start <= limits.lineBytes else {
            throw CorpusProblem(.lineTooLong(limit: limits.lineBytes), file: source.file, line: cursor.line)
        }
    }

    private func isLineEnd(_ position: Int) -> Bool {
        let bytes = source.bytes
        if bytes[position] == UInt8(ascii: "\n") { return true }
        return bytes[position] == UInt8(ascii: "\r")
            && (position + 1 >= bytes.count || bytes[position + 1] == UInt8(ascii: "\n"))
    }
}
