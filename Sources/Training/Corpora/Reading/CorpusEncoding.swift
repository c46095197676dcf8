/// How a corpus file's bytes stand for characters.
package enum CorpusEncoding: String, CaseIterable, Sendable {
    case utf8 = "utf-8"
    /// What spreadsheets write on Windows in western Europe and America; holds all that ISO 8859-1 has.
    case windows1252 = "windows-1252"
    /// In the byte order that the mark at the file's start says, else with the low byte first.
    case utf16 = "utf-16"

    /// By the names that people use, whatever their case; nil for others.
    package init?(named name: String) {
        switch name.lowercased() {
        case "utf-8", "utf8": self = .utf8
        case "windows-1252", "cp1252", "1252", "iso-8859-1", "latin1", "latin-1": self = .windows1252
        case "utf-16", "utf16": self = .utf16
        default: return nil
        }
    }

    /// The same characters in UTF-8.
    ///
    /// - Throws: ``CorpusProblem`` with the line when there are bytes that stand for nothing.
    func utf8(_ bytes: [UInt8], file: String) throws(CorpusProblem) -> [UInt8] {
        switch self {
        case .utf8: bytes
        case .windows1252: try Self.fromWindows1252(bytes, file: file)
        case .utf16: try Self.fromUTF16(bytes, file: file)
        }
    }

    /// The characters of the bytes 0x80 to 0x9F; 0 for the five that have none.
    private static let upperControls: [UInt16] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
        0x0178,
    ]

    private static func fromWindows1252(_ bytes: [UInt8], file: String) throws(CorpusProblem) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 16)
        var line = 1
        for byte in bytes {
            guard byte >= 0x80 else {
                line += byte == UInt8(ascii: "\n") ? 1 : 0
                text.append(byte)
                continue
            }
            let code = byte < 0xA0 ? upperControls[Int(byte) - 0x80] : UInt16(byte)
            guard code != 0, let scalar = Unicode.Scalar(code) else {
                throw CorpusProblem(.notEncoded(.windows1252), file: file, line: line)
            }
            text += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
        }
        return text
    }

    private static func fromUTF16(_ bytes: [UInt8], file: String) throws(CorpusProblem) -> [UInt8] {
        let isBigEndian = bytes.starts(with: [0xFE, 0xFF])
        let start = isBigEndian || bytes.starts(with: [0xFF, 0xFE]) ? 2 : 0
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var units = stride(from: start, to: bytes.count - 1, by: 2).lazy.map { position in
            let (first, second) = (UInt16(bytes[position]), UInt16(bytes[position + 1]))
            return isBigEndian ? first << 8 | second : second << 8 | first
        }.makeIterator()
        var decoder = UTF16()
        var line = 1
        while true {
            switch decoder.decode(&units) {
            case .scalarValue(let scalar):
                line += scalar == "\n" ? 1 : 0
                text += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
            case .emptyInput where (bytes.count - start).isMultiple(of: 2): return text
            case .emptyInput, .error: throw CorpusProblem(.notEncoded(.utf16), file: file, line: line)
            }
        }
    }
}
