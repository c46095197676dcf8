/// Faces made of punctuation, which would otherwise be lost with it.
enum Emoticon {
    /// The emoticon's length at the position; 0 where there is none.
    static func length(in input: Span<UInt8>, at position: Int) -> Int {
        let eyes = input[position]
        if eyes == 0x3C { return position + 1 < input.count && input[position + 1] == 0x33 ? 2 : 0 }
        guard eyes == 0x3A || eyes == 0x3B || eyes == 0x3D else { return 0 }
        var next = position + 1
        // A nose or a tear.
        if next < input.count, input[next] == 0x2D || input[next] == 0x27 { next += 1 }
        guard next < input.count, let mouth = mouth(input[next]) else { return 0 }
        next += 1
        if mouth >= 0x61 {
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

    /// The same bytes for every way to write a face: eyes, tear, mouth.
    static func canonical(_ input: Span<UInt8>, at position: Int, length: Int) -> [UInt8] {
        if input[position] == 0x3C { return [0x3C, 0x33] }
        let eyes: UInt8 = input[position] == 0x3B ? 0x3B : 0x3A
        let hasTear = input[position + 1] == 0x27
        let mouth = mouth(input[position + length - 1]) ?? 0x29
        return hasTear ? [eyes, 0x27, mouth] : [eyes, mouth]
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
        default: nil
        }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0x80
    }
}
