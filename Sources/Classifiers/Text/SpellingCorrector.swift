/// Takes back one slip in a word that the model does not know, where only one word it knows can have been meant.
///
/// A slip is a letter left out, added or replaced, or two neighbours swapped. Two words are one slip apart only when
/// they become the same by leaving out at most one letter of each, so a table of all words with one letter left out
/// finds the candidates (Garbe's symmetric deletes, 2012); each is then compared letter by letter.
package struct SpellingCorrector: Sendable {
    /// Letters of a word that is looked at; below, too many others are near.
    private static let leastLength = 4
    /// Words of a vocabulary that are taken at most; with more nothing is corrected.
    package static let wordLimit = 100_000

    private let words: [[UInt8]]
    /// The first candidate by the hash of its letters, one left out or none.
    private var heads = HashIndex(capacity: 1024)
    /// Candidates as positions in `words`, and where the next one with the same hash is; -1 at the end.
    private var candidates: [Int32] = []
    private var next: [Int32] = []

    /// - Parameter words: the vocabulary, folded.
    package init(words: [[UInt8]]) {
        guard words.count <= Self.wordLimit else {
            self.words = []
            return
        }
        self.words = words.filter { $0.count >= Self.leastLength - 1 && $0.allSatisfy(Self.isLetter) }
        for (position, word) in self.words.enumerated() {
            insert(Self.hash(of: word[...], without: nil), Int32(position))
            for index in word.indices { insert(Self.hash(of: word[...], without: index), Int32(position)) }
        }
    }

    private mutating func insert(_ hash: UInt64, _ position: Int32) {
        let entry = Int32(candidates.count)
        candidates.append(position)
        let head = Int(heads.insert(hash, UInt32(entry)))
        if head == Int(entry) {
            next.append(-1)
        } else {
            next.append(next[head])
            next[head] = entry
        }
    }

    /// The message with its slips taken back; nil when there are none.
    ///
    /// - Parameters:
    ///   - isKnown: whether a token, by its hash, is in the vocabulary.
    ///   - covered: tokens that have a meaning of their own, whether or not they are known.
    func corrected(
        _ folded: FoldedText, isKnown: (UInt64) -> Bool, covered: (Int) -> Bool
    ) -> FoldedText? {
        guard !words.isEmpty else { return nil }
        var corrections: [Int: Int] = [:]
        for (index, token) in folded.tokens.enumerated()
        where token.length >= Self.leastLength && !isKnown(token.hash) && !covered(index) {
            corrections[index] = word(for: folded.bytes[token.start..<token.end])
        }
        return corrections.isEmpty ? nil : folded.replacing { index in corrections[index].map { words[$0] } }
    }

    /// The one word a slip away; nil when there is none, or more than one.
    private func word(for letters: ArraySlice<UInt8>) -> Int? {
        guard letters.allSatisfy(Self.isLetter) else { return nil }
        var found: Int?
        for index in [nil] + letters.indices.map(Optional.some) {
            var entry = heads.find(Self.hash(of: letters, without: index)).map(Int.init) ?? -1
            while entry >= 0 {
                let word = Int(candidates[entry])
                entry = Int(next[entry])
                guard word != found, Self.isOneSlip(letters, words[word][...]) else { continue }
                guard found == nil else { return nil }
                found = word
            }
        }
        return found
    }

    private static func isLetter(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }

    private static func hash(of letters: ArraySlice<UInt8>, without left: Int?) -> UInt64 {
        var hash = ByteHash()
        for index in letters.indices where index != left { hash.combine(letters[index]) }
        return hash.value
    }

    private static func isOneSlip(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
        let shared = zip(one, other).prefix { $0 == $1 }.count
        let (left, right) = (one.dropFirst(shared), other.dropFirst(shared))
        if left.dropFirst() == right.dropFirst() || left.dropFirst() == right || left == right.dropFirst() {
            return true
        }
        return left.count >= 2 && left.count == right.count && left.prefix(2).reversed() == Array(right.prefix(2))
            && left.dropFirst(2) == right.dropFirst(2)
    }
}
