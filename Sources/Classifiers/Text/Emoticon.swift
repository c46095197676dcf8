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
        let isFrowning = input[position] == 0x3E
        let first = isFrowning ? position + 1 : position
        let eyes: UInt8 = input[first] == 0x3B ? 0x3B : 0x3A
        let hasTear = input[first + 1] == 0x27
        let mouth = mouth(input[position + length - 1]) ?? 0x29
        // ">:(" and its like are anger.
        if isFrowning, mouth == 0x28 || mouth == 0x2F || mouth == 0x7C { return [0x3A, 0x40] }
        return hasTear ? [eyes, 0x27, mouth] : [eyes, mouth]
    }

    /// True for the first bytes of all faces, to pass over every other byte at once.
    private static func begins(with byte: UInt8) -> Bool {
        switch byte {
        case 0x26, 0x28, 0x2D, 0x3A, 0x3B, 0x3C, 0x3D, 0x3E, 0x5C, 0x5E: true
        default: false
        }
    }

    /// Eyes, perhaps a nose or a tear, and a mouth.
    private static func faceLength(in input: Span<UInt8>, at position: Int) -> Int {
        var next = position
        if input[next] == 0x3E { next += 1 }
        guard next < input.count, input[next] == 0x3A || input[next] == 0x3B || input[next] == 0x3D else { return 0 }
        next += 1
        if next < input.count, input[next] == 0x2D || input[next] == 0x27 { next += 1 }
        guard next < input.count, let mouth = mouth(input[next]) else { return 0 }
        let needsRoom = standsAlone(input[next])
        next += 1
        if needsRoom {
            // A letter is a mouth only when it stands alone: not in "Assunto:o boleto".
            if position > 0, isLetterOrDigit(input[position - 1]) { return 0 }
            if next < input.count, isLetterOrDigit(input[next]) { return 0 }
        } else {
            // ":(((" is one face; "://" is none.
            if mouth == 0x2F, next < input.count, input[next] == 0x2F { return 0 }
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
            if bytes[bytes.count - 1] == 0x33 {
                // "<333" is one heart; "<35" is a number.
                while end < input.count, input[end] == 0x33 { end += 1 }
                if end < input.count, input[end] &- 0x30 < 10 { continue }
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
        case 0x29, 0x5D: 0x29
        case 0x28, 0x5B: 0x28
        case 0x2F, 0x5C: 0x2F
        case 0x7C: 0x7C
        case 0x44, 0x64: 0x64
        case 0x50, 0x70: 0x70
        case 0x4F, 0x6F: 0x6F
        case 0x53, 0x73: 0x2F
        case 0x2A: 0x29
        case 0x40: 0x40
        default: nil
        }
    }

    /// Letters, and signs that also stand for something else.
    private static func standsAlone(_ mouth: UInt8) -> Bool {
        isLetterOrDigit(mouth) || mouth == 0x7C || mouth == 0x2A || mouth == 0x40
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0x80
    }
}
