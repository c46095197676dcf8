/// A lexicon compiled for matching.
package struct ConceptMatcher: Sendable {
    /// Tokens after a negation that it reaches, unless a clause ends before.
    package static let negationReach = 4

    private let names: [String]
    private let hashes: [UInt64]
    private let negations: Set<UInt64>
    private var trie = PhraseTrie()

    /// Phrases that fold to nothing or have too many words are left out.
    package init(_ lexicon: ConceptLexicon, folder: TextFolder, languages: [String]) {
        names = lexicon.concepts.map(\.name)
        hashes = lexicon.concepts.map { ByteHash.hash($0.name) }
        negations = NegationWords.hashes(of: languages)
            .union(NegationWords.hashes(of: lexicon.negations, folder: folder))
        for (concept, entry) in lexicon.concepts.enumerated() {
            for phrase in entry.phrases { trie.insert(phrase, value: Int32(concept), folder: folder) }
        }
    }

    /// Every phrase that occurs, overlapping ones too.
    package func matches(in folded: FoldedText) -> [ConceptMatch] {
        var matches: [ConceptMatch] = []
        var reach = 0
        for start in folded.tokens.indices {
            let token = folded.tokens[start]
            if token.traits.contains(.opensClause) { reach = 0 }
            let isNegated = reach > 0
            trie.forEachMatch(in: folded, at: start) { concept, end in
                matches.append(.init(concept: Int(concept), start: start, end: end, isNegated: isNegated))
            }
            reach = negations.contains(token.hash) ? Self.negationReach : max(0, reach - 1)
        }
        return matches
    }

    /// Tells a concept, negated or not, from every other.
    func hash(of match: ConceptMatch) -> UInt64 {
        match.isNegated ? ByteHash.mix(hashes[match.concept]) : hashes[match.concept]
    }

    func name(ofCode code: Int) -> String {
        guard names.indices.contains(code >> 1) else { return "" }
        return (code & 1 == 1 ? "not " : "") + names[code >> 1]
    }
}
