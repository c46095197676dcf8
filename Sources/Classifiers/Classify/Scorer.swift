/// The scoring path: the same sums that `FeatureExtractor` defines, without naming a feature.
struct Scorer: Sendable {
    let base: FeatureScorer
    let words: WordTable
    let concepts: ConceptMatcher?

    init(file: ModelFile, concepts: ConceptMatcher?) {
        base = FeatureScorer(
            extractor: FeatureExtractor(settings: file.header.features),
            features: FeatureIndex(keys: file.keys, offsets: file.offsets), weights: file.weights)
        words = WordTable(words: file.words, scorer: base)
        self.concepts = concepts
    }

    func score(_ folded: FoldedText, concepts matches: [ConceptMatch]) -> RawScores {
        var raw = RawScores(outputCount: base.weights.outputCount)
        // The features that are not merged into words, by key; one buffer for the whole message.
        var keys: [UInt32] = []
        keys.reserveCapacity(256)
        let distinct = FeatureExtractor.distinctTokens(of: folded)
        let known = addWords(distinct, of: folded, keys: &keys, to: &raw)
        appendBigrams(of: folded, known: known.all, to: &keys)
        appendPairs(known.distinct, to: &keys)
        base.extractor.forEachWhole(in: folded, concepts: matches, of: concepts) { keys.append($0.key) }
        base.add(&keys, to: &raw)
        return raw
    }

    /// True for words of the vocabulary: only they stand in bigrams and pairs.
    func isKnown(_ hash: UInt64) -> Bool { words.index.find(hash) != nil }

    /// What a word and its characters add to an output's sum; 0 for a word that the model does not know.
    func wordWeight(of token: FoldedText.Token, output: Int) -> Int {
        guard let slot = words.index.find(token.hash), slot != WordTable.unmerged else { return 0 }
        return Int(words.rows[Int(slot) * base.weights.outputCount + output])
    }

    /// Adds merged words and gathers the keys of the others; answers with which tokens are known.
    private func addWords(
        _ distinct: [Int], of folded: FoldedText, keys: inout [UInt32], to raw: inout RawScores
    ) -> (distinct: [UInt64], all: [Bool]) {
        let outputs = base.weights.outputCount
        let rows = words.rows.span
        var known: [UInt64] = []
        known.reserveCapacity(distinct.count)
        var isKnown = [Bool](repeating: false, count: folded.tokens.count)
        raw.distinctWords = distinct.count
        for index in distinct {
            let token = folded.tokens[index]
            let slot = words.index.find(token.hash)
            if slot != nil {
                known.append(token.hash)
                isKnown[index] = true
                // A guess, however good, is not a word that was read.
                if !token.traits.contains(.corrected) { raw.knownWords += 1 }
            }
            guard let slot, slot != WordTable.unmerged else {
                base.extractor.appendWordKeys(of: token, in: folded.bytes.span, to: &keys)
                continue
            }
            raw.square += words.squares[Int(slot)]
            let start = Int(slot) * outputs
            precondition(start + outputs <= rows.count && raw.sums.count >= outputs)
            var sums = raw.sums.mutableSpan
            for output in 0..<outputs {
                // Both ends were checked just above.
                unsafe sums[unchecked: output] &+= Int32(rows[unchecked: start + output])
            }
        }
        return (known, isKnown)
    }

    private func appendBigrams(of folded: FoldedText, known: [Bool], to keys: inout [UInt32]) {
        guard base.extractor.settings.usesBigrams, !folded.tokens.isEmpty else { return }
        var left = FeatureKey.edge
        var leftIsKnown = true
        for (index, token) in folded.tokens.enumerated() {
            // Repeated words are marked at their first place only.
            let isKnown = known[index] || self.isKnown(token.hash)
            if leftIsKnown, isKnown { keys.append(FeatureKey.bigram(left, token.hash)) }
            left = token.hash
            leftIsKnown = isKnown
        }
        if leftIsKnown { keys.append(FeatureKey.bigram(left, FeatureKey.edge)) }
    }

    /// Pairs among the known words; how far apart they stand counts known words only.
    private func appendPairs(_ words: [UInt64], to keys: inout [UInt32]) {
        let window = base.extractor.settings.pairWindow
        guard window > 0 else { return }
        for first in words.indices {
            let last = min(first + window, words.count - 1)
            guard first < last else { break }
            for second in (first + 1)...last { keys.append(FeatureKey.pair(words[first], words[second])) }
        }
    }
}
