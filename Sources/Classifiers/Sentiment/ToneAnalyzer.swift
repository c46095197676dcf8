/// A sentiment lexicon compiled for use.
///
/// Rules after Hutto & Gilbert 2014 (VADER): negation within a few words turns a valence around and weakens it,
/// intensifiers before it scale it, capitals and stretched letters strengthen it, a contrast halves what
/// came before. Faces and laughter are beyond negation's reach and end its scope. A negation that is part of a phrase
/// ("without a doubt") is none by itself, and praise that harm follows is meant as blame; see ``ToneReading``.
package struct ToneAnalyzer: Sendable {
    let entries: [SentimentLexicon.Entry]
    /// What each entry is beside its role, in the order of `entries`.
    private(set) var traits: [Traits]
    let trie: PhraseTrie
    private let negations: Set<UInt64>

    struct Traits: OptionSet {
        let rawValue: UInt8
        /// One word that counts only with a letter stretched: "goood" is not "god".
        static let needsStretch = Traits(rawValue: 1)
        /// Denies something bad by itself: "no complaints".
        static let deniesBlame = Traits(rawValue: 2)
        /// Blame that is a negation itself, which another one does not turn around: "não (me) ajudou nada".
        static let isNegation = Traits(rawValue: 4)
        /// Blame in the words of praise: "not happy", "thanks for nothing".
        static let deniesPraise = Traits(rawValue: 8)
    }

    package init(_ lexicon: SentimentLexicon, folder: TextFolder, languages: [String]) {
        entries = lexicon.entries
        let negations = NegationWords.hashes(of: languages)
            .union(NegationWords.hashes(of: lexicon.negations, folder: folder))
        var trie = PhraseTrie()
        var blames: Set<UInt64> = []
        var praises: Set<UInt64> = []
        let tokens = entries.map { folder.fold($0.term).tokens }
        for (index, entry) in entries.enumerated() {
            trie.insert(entry.term, value: Int32(index), folder: folder)
            guard entry.role == .valence, tokens[index].count == 1 else { continue }
            if entry.value < 0 { blames.insert(tokens[index][0].hash) }
            if entry.value >= 1 { praises.insert(tokens[index][0].hash) }
        }
        traits = zip(entries, tokens).map { entry, tokens in
            guard tokens.count > 1 else {
                return tokens.first?.traits.contains(.elongated) == true ? .needsStretch : []
            }
            guard entry.role == .valence else { return [] }
            guard entry.value >= 0 else {
                var traits: Traits = tokens.contains { negations.contains($0.hash) } ? .isNegation : []
                if tokens.contains(where: { praises.contains($0.hash) }) { traits.insert(.deniesPraise) }
                return traits
            }
            let isDenial = negations.contains(tokens[0].hash) && tokens.contains { blames.contains($0.hash) }
            return isDenial ? .deniesBlame : []
        }
        self.negations = negations
        self.trie = trie
    }

    package func evidence(of folded: FoldedText) -> ToneEvidence {
        var reading = ToneReading()
        // Borrowed once: the closure below would otherwise copy the whole analyzer for each token.
        let (entries, traits, trie, negations) = (entries, traits, trie, negations)
        for (position, token) in folded.tokens.enumerated() {
            var found = ToneMatches(at: position)
            trie.forEachMatch(in: folded, at: position) { value, end in
                let traits = traits[Int(value)]
                if traits.contains(.needsStretch), !token.traits.contains(.elongated) { return }
                found.add(entries[Int(value)], traits: traits, end: end)
            }
            reading.take(token, found, isNegation: negations.contains(token.hash), of: folded)
        }
        return reading.evidence(of: folded)
    }
}
