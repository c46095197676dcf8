/// Faces made of punctuation, which would otherwise be lost with it.
enum Emoticon {
    /// The emoticon's length at the position; 0 where there is none.
    static func length(in input: Span<UInt8>, at position: Int) -> Int {
        guard begins(with: input[position]) else { return 0 }
        let drawn = drawing(in: input, at: position)
        return drawn.length > 0 ? drawn.length : faceLength(in: input, at: position)
    }

    /// The same bytes for every way to write a face: eyes, tear, mouth.
    static func canonical(_ input: Span<UInt8>, at position: Int, length: Int) -> [UInt8] {
        let drawn = drawing(in: input, at: position)
        if drawn.length > 0 { return drawn.canonical }
        let isFrowning = input[position] == UInt8(ascii: ">")
        let first = isFrowning ? position + 1 : position
        let eyes: UInt8 = input[first] == UInt8(ascii: ";") ? UInt8(ascii: ";") : UInt8(ascii: ":")
        let hasTear = input[first + 1] == UInt8(ascii: "'")
        let mouth = mouth(input[position + length - 1]) ?? UInt8(ascii: ")")
        // ">:(" and its like are anger.
        if isFrowning, mouth == UInt8(ascii: "(") || mouth == UInt8(ascii: "/") || mouth == UInt8(ascii: "|") {
            return [UInt8(ascii: ":"), UInt8(ascii: "@")]
        }
        return hasTear ? [eyes, UInt8(ascii: "'"), mouth] : [eyes, mouth]
    }

    /// True for the first bytes of all faces, to pass over every other byte at once.
    private static func begins(with byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "("), UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: ";"),
            UInt8(ascii: "<"), UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "\\"), UInt8(ascii: "^"):
            true
        default: false
        }
    }

    /// Eyes, perhaps a nose or a tear, and a mouth.
    private static func faceLength(in input: Span<UInt8>, at position: Int) -> Int {
        var next = position
        if input[next] == UInt8(ascii: ">") { next += 1 }
        guard next < input.count,
            input[next] == UInt8(ascii: ":") || input[next] == UInt8(ascii: ";") || input[next] == UInt8(ascii: "=")
        else { return 0 }
        next += 1
        if next < input.count, input[next] == UInt8(ascii: "-") || input[next] == UInt8(ascii: "'") { next += 1 }
        guard next < input.count, let mouth = mouth(input[next]) else { return 0 }
        let needsRoom = standsAlone(input[next])
        next += 1
        if needsRoom {
            // A letter is a mouth only when it stands alone: not in "Assunto:o boleto".
            if position > 0, isLetterOrDigit(input[position - 1]) { return 0 }
            if next < input.count, isLetterOrDigit(input[next]) { return 0 }
        } else {
            // ":(((" is one face; "://" is none.
            if mouth == UInt8(ascii: "/"), next < input.count, input[next] == UInt8(ascii: "/") { return 0 }
            while next < input.count, input[next] == input[next - 1] { next += 1 }
        }
        return next - position
    }

    /// Hearts and faces that have no eyes in front, and what stands for them; web forms send `<` as `&lt;`.
    private static let drawings: [(bytes: [UInt8], canonical: [UInt8])] = [
        ("&lt;/3", "</3"), ("&lt;3", "<3"), ("</3", "</3"), ("<3", "<3"), ("^_^", "^_^"), ("^^", "^_^"),
        ("-__-", "-_-"),
        ("-_-", "-_-"), (">_<", ">_<"), (">.<", ">_<"), (";_;", ":'("), ("\\o/", "\\o/"), ("(:", ":)"),
    ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

    private static func drawing(in input: Span<UInt8>, at position: Int) -> (length: Int, canonical: [UInt8]) {
        for (bytes, canonical) in drawings {
            guard bytes[0] == input[position], position + bytes.count <= input.count else { continue }
            guard bytes.indices.allSatisfy({ input[position + $0] == bytes[$0] }) else { continue }
            var end = position + bytes.count
            if bytes[bytes.count - 1] == UInt8(ascii: "3") {
                // "<333" is one heart; "<35" is a number.
                while end < input.count, input[end] == UInt8(ascii: "3") { end += 1 }
                if end < input.count, input[end] &- UInt8(ascii: "0") < 10 { continue }
            } else {
                if position > 0, isLetterOrDigit(input[position - 1]) { continue }
                if end < input.count, isLetterOrDigit(input[end]) { continue }
            }
            return (end - position, canonical)
        }
        return (0, [])
    }

    private static func mouth(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: ")"), UInt8(ascii: "]"): UInt8(ascii: ")")
        case UInt8(ascii: "("), UInt8(ascii: "["): UInt8(ascii: "(")
        case UInt8(ascii: "/"), UInt8(ascii: "\\"): UInt8(ascii: "/")
        case UInt8(ascii: "|"): UInt8(ascii: "|")
        case UInt8(ascii: "D"), UInt8(ascii: "d"): UInt8(ascii: "d")
        case UInt8(ascii: "P"), UInt8(ascii: "p"): UInt8(ascii: "p")
        case UInt8(ascii: "O"), UInt8(ascii: "o"): UInt8(ascii: "o")
        case UInt8(ascii: "S"), UInt8(ascii: "s"): UInt8(ascii: "/")
        case UInt8(ascii: "*"): UInt8(ascii: ")")
        case UInt8(ascii: "@"): UInt8(ascii: "@")
        default: nil
        }
    }

    /// Letters, and signs that also stand for something else.
    private static func standsAlone(_ mouth: UInt8) -> Bool {
        isLetterOrDigit(mouth) || mouth == UInt8(ascii: "|") || mouth == UInt8(ascii: "*") || mouth == UInt8(ascii: "@")
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10 || byte >= 0x80
    }
}
