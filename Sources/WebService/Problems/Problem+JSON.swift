import Conversations

extension Problem {
    /// What a caller is told about a body that is not the JSON it should be.
    init(_ flaw: JSONFlaw, in bytes: [UInt8]) {
        self =
            switch flaw {
            case .empty: .malformedJSON("The body is empty.")
            case .byteOrderMark: .malformedJSON("The body begins with a byte order mark, which JSON must not have.")
            case .notUTF8: .malformedJSON("The body is not UTF-8 text.")
            case .malformed(let fault, let position):
                .malformedJSON("The body is not valid JSON: at \(Self.place(position, in: bytes)) \(fault.rawValue).")
            case .tooDeep: .malformedJSON("The body is nested more than \(JSONStructure.deepest) deep.")
            case .tooManyValues:
                .malformedJSON("The body has more than \(JSONStructure.mostValues) values.")
            case .keyTooLong: .malformedJSON("A key has more than \(JSONStructure.longestKey) bytes.")
            case .repeatedKey(let key): .malformedJSON("The key \"\(key.prefix(100))\" comes twice in one object.")
            case .equivalentKeys(let pointer):
                .invalid(
                    pointer, "must not differ from another key only in how Unicode writes it: composed or decomposed")
            case .unsayable(.integer, let pointer):
                .invalid(
                    pointer, "must be a number that 64 bits can hold: an integer from \(Int64.min) to \(Int64.max)")
            case .unsayable(.real, let pointer):
                .invalid(pointer, "must be a number that 64 bits can hold: floating point up to 1.7e308")
            case .notAnObject(let kind): .invalid("", "must be an object, not \(kind.rawValue)")
            }
    }

    /// Line and column, counted from 1 and in characters.
    private static func place(_ position: Int, in bytes: [UInt8]) -> String {
        let before = bytes.prefix(position)
        let line = before.count { $0 == UInt8(ascii: "\n") } + 1
        let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        // Every byte of a character but its first is 10xxxxxx.
        let column = before[start...].count { $0 & 0xC0 != 0x80 } + 1
        return "line \(line), column \(column)"
    }
}
