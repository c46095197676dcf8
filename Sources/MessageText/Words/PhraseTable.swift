/// Phrases to be found among a line's words, each looked for only where its first word stands.
struct PhraseTable: Sendable {
    private let rest: [Substring: [[Substring]]]

    /// - Parameter phrases: as ``FoldedLine`` would fold them.
    init(_ phrases: [String]) {
        var rest: [Substring: [[Substring]]] = [:]
        for phrase in phrases {
            let words = FoldedLine(phrase).words
            guard let first = words.first else { continue }
            rest[first, default: []].append(Array(words.dropFirst()))
        }
        // The longest first, so that "best regards" is not taken for "best".
        self.rest = rest.mapValues { $0.sorted { $0.count > $1.count } }
    }

    /// How many words the longest phrase has that the words begin with; nil when they begin with none.
    func prefix(of words: ArraySlice<Substring>) -> Int? {
        guard let first = words.first, let candidates = rest[first] else { return nil }
        let others = words.dropFirst()
        return candidates.first { others.starts(with: $0) }.map { $0.count + 1 }
    }

    /// The same of a whole line.
    func prefix(of words: [Substring]) -> Int? { prefix(of: words[...]) }

    /// Whether the words are one of the phrases and nothing else.
    func contains(_ words: [Substring]) -> Bool { prefix(of: words) == words.count && !words.isEmpty }

    /// How many phrases stand among the words, none within another.
    func count(in words: [Substring]) -> Int {
        var count = 0
        var index = 0
        while index < words.count {
            if let length = prefix(of: words[index...]) {
                count += 1
                index += length
            } else {
                index += 1
            }
        }
        return count
    }

    /// Where the first of the phrases begins.
    func firstIndex(in words: [Substring]) -> Int? {
        words.indices.first { prefix(of: words[$0...]) != nil }
    }

    func isFound(in words: [Substring]) -> Bool { firstIndex(in: words) != nil }
}
