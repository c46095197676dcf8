/// A document without what would take the parser long.
enum HTMLBounds {
    /// Blanks and equals signs in one tag.
    ///
    /// The parser compares each attribute with all before it in its tag.
    private static let tagLimit = 400

    /// The document, its overlong tags cut short.
    static func bounded(_ html: some Sequence<UInt8>) -> [UInt8] {
        var kept: [UInt8] = []
        var tag: Tag?
        var previous: UInt8 = 0
        for byte in html {
            if tag == nil, previous == UInt8(ascii: "<"), isLetter(byte) { tag = Tag() }
            if tag?.take(byte) ?? true { kept.append(byte) }
            if tag?.isOver == true { tag = nil }
            previous = byte
        }
        return kept
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    /// A start tag as the parser goes through it: values in quotes stand behind an equals sign only.
    private struct Tag {
        var isOver = false
        private var parts = 0
        private var quote: UInt8?
        private var isBehindEquals = false

        /// - Returns: whether the byte is kept.
        mutating func take(_ byte: UInt8) -> Bool {
            if let open = quote {
                if byte == open { quote = nil }
                return parts <= tagLimit
            }
            switch byte {
            case UInt8(ascii: ">"): isOver = true
            case UInt8(ascii: "\""), UInt8(ascii: "'"): if isBehindEquals { quote = byte }
            default: break
            }
            let isBlank = byte == 0x20 || (0x09...0x0D).contains(byte)
            if byte == UInt8(ascii: "=") {
                isBehindEquals = true
            } else if !isBlank {
                isBehindEquals = false
            }
            if isBlank || byte == UInt8(ascii: "=") { parts += 1 }
            return parts <= tagLimit || isOver
        }
    }
}
