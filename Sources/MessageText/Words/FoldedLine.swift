/// A line as the rules look at it: lower case, without accents, with plain dashes and quotation marks, one blank between
/// words.
struct FoldedLine: Sendable {
    /// Scalars of a line that are looked at; a paragraph has fewer.
    private static let limit = 4096

    let text: String
    /// Runs of letters and digits; an apostrophe within a word belongs to it.
    let words: [Substring]
    /// Whether there is anything to see but dashes, dots and the like.
    var hasWords: Bool { !words.isEmpty }

    init(_ line: some StringProtocol) {
        var folded = String.UnicodeScalarView()
        var isBehindBlank = true
        for scalar in line.unicodeScalars.prefix(Self.limit) {
            guard let plain = Self.plain(scalar) else { continue }
            if plain == " " {
                if isBehindBlank { continue }
                isBehindBlank = true
            } else {
                isBehindBlank = false
            }
            folded.append(plain)
        }
        if folded.last == " " { folded.removeLast() }
        text = String(folded)
        words = Self.words(of: text)
    }

    private static func words(of text: String) -> [Substring] {
        var words: [Substring] = []
        let bytes = text.utf8
        var start: String.Index?
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            let isInWord =
                byte >= 0x80 || (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
                || (byte == UInt8(ascii: "'") && start != nil)
            if isInWord {
                start = start ?? index
            } else if let first = start {
                words.append(text[first..<index])
                start = nil
            }
            index = bytes.index(after: index)
        }
        if let first = start { words.append(text[first...]) }
        return words
    }

    /// Nil for what cannot be seen by itself: accents, marks of direction, zero-width blanks.
    private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x41...0x5A: return Unicode.Scalar(scalar.value + 0x20)
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return " "
        case 0x21...0x7E: return scalar
        case 0xC0...0xFF: return latin[Int(scalar.value) - 0xC0]
        case 0xAD, 0x300...0x36F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x206F, 0xFE00...0xFE0F,
            0xFEFF:
            return nil
        case 0x2010...0x2015, 0x2212, 0x2500, 0x2501: return "-"
        case 0x2018...0x201B, 0xB4, 0x2032: return "'"
        case 0x201C...0x201F, 0xAB, 0xBB, 0x2033: return "\""
        case 0xFF1A: return ":"
        case 0xA1: return "!"
        case 0xBF: return "?"
        case 0x2022, 0xB7, 0x25CF, 0x25AA, 0x2023: return "*"
        case 0x2026: return "."
        case 0xAA: return "a"
        case 0xBA, 0xB0: return "o"
        default:
            let lower = scalar.properties.lowercaseMapping.unicodeScalars
            return lower.count == 1 ? lower.first : scalar
        }
    }

    /// The letters from U+00C0 to U+00FF without their accents.
    private static let latin: [Unicode.Scalar] = Array(
        "aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo/ouuuuyty".unicodeScalars)
}
