/// A message as the classifier sees it: plain lower-case tokens, and what the folding took away.
package struct FoldedText: Sendable {
    /// One word, number or symbol.
    package struct Token: Hashable, Sendable {
        /// Where the token's bytes lie in `bytes`.
        package var start: Int
        package var end: Int
        /// `ByteHash` of the bytes.
        package var hash: UInt64
        package var traits: Traits

        package var length: Int { end - start }
    }

    package struct Traits: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        /// Written in capitals, at least three letters.
        package static let shouted = Traits(rawValue: 1)
        /// Had a letter three times in a row or more.
        package static let elongated = Traits(rawValue: 2)
        /// First after a punctuation mark that ends a clause.
        package static let opensClause = Traits(rawValue: 4)
        /// An emoji or another symbol, not a word.
        package static let symbol = Traits(rawValue: 8)
        package static let number = Traits(rawValue: 16)
        /// Stands for a word with a slip in it; see `SpellingCorrector`.
        package static let corrected = Traits(rawValue: 32)
        /// First of the message, or after a mark or a line's end that closes a sentence.
        package static let opensSentence = Traits(rawValue: 64)
    }

    /// The tokens' bytes, one after the other without separators.
    package internal(set) var bytes: [UInt8] = []
    package internal(set) var tokens: [Token] = []
    /// Letters seen, and how many of them were capitals.
    package internal(set) var letterCount = 0
    package internal(set) var capitalCount = 0
    package internal(set) var exclamationCount = 0
    package internal(set) var questionCount = 0
    /// Letters that only Portuguese (ã, õ, ç, ê, ô, â) or only Spanish (ñ, ¿, ¡) uses among the three languages.
    package internal(set) var portugueseMarks = 0
    package internal(set) var spanishMarks = 0
    /// Links and e-mail addresses, which have no tokens: their words are not the writer's.
    package internal(set) var linkCount = 0
    package internal(set) var addressCount = 0

    /// Written in capitals as a whole: seven letters in ten, of enough to tell it from an abbreviation.
    package var isShouted: Bool { letterCount >= 8 && capitalCount * 10 >= letterCount * 7 }

    /// The token's folded text.
    package func text(of token: Token) -> String {
        String(decoding: bytes[token.start..<token.end], as: UTF8.self)
    }

    /// The same message with some of its tokens only, given by their places in ascending order.
    func keeping(_ places: some Sequence<Int>) -> FoldedText {
        var kept = self
        kept.tokens = places.map { tokens[$0] }
        return kept
    }

    /// The same message with other words in the places that have one.
    func replacing(_ word: (Int) -> [UInt8]?) -> FoldedText {
        var replaced = self
        replaced.bytes.removeAll(keepingCapacity: true)
        for (index, token) in tokens.enumerated() {
            let start = replaced.bytes.count
            var token = token
            if let word = word(index) {
                replaced.bytes += word
                token.hash = ByteHash.hash(word.span)
                token.traits.insert(.corrected)
            } else {
                replaced.bytes += bytes[token.start..<token.end]
            }
            token.start = start
            token.end = replaced.bytes.count
            replaced.tokens[index] = token
        }
        return replaced
    }
}
