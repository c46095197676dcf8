/// "kkkk", "rsrs", "hahaha", "jajaja" and their like, all one word.
enum Laughter {
    /// What it is folded to.
    static let word: [UInt8] = [0x6B, 0x6B, 0x6B]

    /// True when the folded word is nothing else.
    static func fills(_ word: ArraySlice<UInt8>, isElongated: Bool) -> Bool {
        guard let first = word.first else { return false }
        if first == 0x6B { return word.count == 1 && isElongated }
        guard word.count >= 4 else { return false }
        switch first {
        case 0x68, 0x6A, 0x61, 0x65: break
        case 0x72: return alternates(word, 0x72, 0x73)
        default: return false
        }
        return alternates(word, 0x68, 0x61) || alternates(word, 0x68, 0x65) || alternates(word, 0x6A, 0x61)
            || alternates(word, 0x6A, 0x65)
    }

    private static func alternates(_ word: ArraySlice<UInt8>, _ one: UInt8, _ other: UInt8) -> Bool {
        for index in word.indices {
            let byte = word[index]
            guard byte == one || byte == other else { return false }
            guard index == word.startIndex || word[index - 1] != byte else { return false }
        }
        return true
    }
}
