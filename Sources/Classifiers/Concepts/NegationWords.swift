/// Words that turn what follows around, folded.
package enum NegationWords {
    private static let words: [String: String] = [
        "pt": "nao nunca jamais nem sem nenhum nenhuma ninguem",
        "en": "not no never without neither nor nobody none",
        "es": "no nunca jamas ni sin tampoco ningun ninguna nadie",
    ]

    package static func words(of language: String) -> [String] {
        words[language]?.split(separator: " ").map(String.init) ?? []
    }

    /// Those of the words that fold to one token; of more, one could not stand for the others.
    static func hashes(of words: [String], folder: TextFolder) -> Set<UInt64> {
        Set(words.map { folder.fold($0).tokens }.filter { $0.count == 1 }.flatMap { $0.map(\.hash) })
    }

    static func hashes(of languages: [String]) -> Set<UInt64> {
        Set(languages.flatMap(words(of:)).map(ByteHash.hash))
    }
}
