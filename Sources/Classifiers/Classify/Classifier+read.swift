extension Classifier {
    /// A folded message as it is scored: slips taken back, concepts found.
    ///
    /// A word that belongs to a concept is left alone: the lexicon's words need not occur in the corpus.
    func read(_ folded: FoldedText) -> (folded: FoldedText, concepts: [ConceptMatch]) {
        let matches = matcher?.matches(in: folded) ?? []
        let corrected = speller.corrected(folded, isKnown: scorer.isKnown) { index in
            matches.contains { ($0.start..<$0.end).contains(index) }
        }
        guard let corrected else { return (folded, matches) }
        return (corrected, matcher?.matches(in: corrected) ?? [])
    }
}
