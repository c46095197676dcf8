/// "kkkk", "rsrs", "hahaha", "jajaja" and their like, all one word.
enum Laughter {
    /// What it is folded to.
    static let word: [UInt8] = [UInt8(ascii: "k"), UInt8(ascii: "k"), UInt8(ascii: "k")]

    /// True when the folded word is nothing else.
    static func fills(_ word: ArraySlice<UInt8>, isElongated: Bool) -> Bool {
        guard let first = word.first else { return false }
        if first == UInt8(ascii: "k") { return word.count == 1 && isElongated }
        guard word.count >= 4 else { return false }
        switch first {
        case UInt8(ascii: "h"), UInt8(ascii: "j"), UInt8(ascii: "a"), UInt8(ascii: "e"): break
        case UInt8(ascii: "r"): return alternates(word, UInt8(ascii: "r"), UInt8(ascii: "s"))
        default: return false
        }
        return alternates(word, UInt8(ascii: "h"), UInt8(ascii: "a"))
            || alternates(word, UInt8(ascii: "h"), UInt8(ascii: "e"))
            || alternates(word, UInt8(ascii: "j"), UInt8(ascii: "a"))
            || alternates(word, UInt8(ascii: "j"), UInt8(ascii: "e"))
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
