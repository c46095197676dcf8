/// The scoring path: the same sums that `FeatureExtractor` defines, without naming or storing a feature.
struct Scorer: Sendable {
    let extractor: FeatureExtractor
    let features: FeatureIndex
    let weights: WeightTable
    let values: [UInt16]
    let words: WordTable
    let concepts: ConceptMatcher?

    init(file: ModelFile, concepts: ConceptMatcher?) {
        extractor = FeatureExtractor(settings: file.header.features)
        features = FeatureIndex(keys: file.keys)
        weights = file.weights
        values = file.values
        words = WordTable(
            words: file.words, extractor: extractor, index: features, weights: weights, values: values)
        self.concepts = concepts
    }

    func score(_ folded: FoldedText, concepts matches: [ConceptMatch]) -> RawScores {
        var raw = RawScores(outputCount: weights.outputCount)
        let distinct = FeatureExtractor.distinctTokens(of: folded)
        raw.distinctWords = distinct.count
        addWords(distinct, of: folded, to: &raw)
        addCombinations(distinct, of: folded, to: &raw)
        addRest(of: folded, concepts: matches, to: &raw)
        return raw
    }

    private func addWords(_ distinct: [Int], of folded: FoldedText, to raw: inout RawScores) {
        let outputs = weights.outputCount
        let rows = words.rows.span
        for index in distinct {
            let token = folded.tokens[index]
            guard let slot = words.index.find(token.hash).map(Int.init) else {
                let isKnown = WordTable.add(
                    token, bytes: folded.bytes.span, extractor: extractor, features: features, weights: weights,
                    values: values, to: &raw.sums, square: &raw.square)
                if isKnown { raw.knownWords += 1 }
                continue
            }
            raw.knownWords += 1
            raw.square += words.squares[slot]
            let start = slot * outputs
            precondition(start + outputs <= rows.count && raw.sums.count >= outputs)
            var sums = raw.sums.mutableSpan
            for output in 0..<outputs {
                // Both ends were checked just above.
                unsafe sums[unchecked: output] &+= Int32(rows[unchecked: start + output])
            }
        }
    }

    private func addCombinations(_ distinct: [Int], of folded: FoldedText, to raw: inout RawScores) {
        let slots = features.slots.span
        let rows = weights.rows.span
        let offsets = weights.offsets.span
        let values = values.span
        var square = raw.square
        var sums = raw.sums.mutableSpan
        func add(_ key: UInt32, _ sums: inout MutableSpan<Int32>) {
            let row = FeatureIndex.find(key, in: slots)
            guard row >= 0 else { return }
            weights.add(row, rows: rows, offsets: offsets, to: &sums)
            square += UInt64(values[row]) * UInt64(values[row])
        }
        if extractor.settings.usesBigrams, !folded.tokens.isEmpty {
            var left = FeatureKey.edge
            for token in folded.tokens {
                add(FeatureKey.bigram(left, token.hash), &sums)
                left = token.hash
            }
            add(FeatureKey.bigram(left, FeatureKey.edge), &sums)
        }
        if extractor.settings.pairWindow > 0 {
            let tokens = distinct.map { folded.tokens[$0].hash }
            for first in tokens.indices {
                let last = min(first + extractor.settings.pairWindow, tokens.count - 1)
                guard first < last else { break }
                for second in (first + 1)...last { add(FeatureKey.pair(tokens[first], tokens[second]), &sums) }
            }
        }
        raw.square = square
    }

    /// Forms and concepts: few, so the definition itself is used.
    private func addRest(of folded: FoldedText, concepts matches: [ConceptMatch], to raw: inout RawScores) {
        var square = raw.square
        var sums = raw.sums
        extractor.forEachWhole(in: folded, concepts: matches, of: concepts) { occurrence in
            let row = features.row(of: occurrence.key)
            guard row >= 0 else { return }
            var span = sums.mutableSpan
            weights.add(row, rows: weights.rows.span, offsets: weights.offsets.span, to: &span)
            square += UInt64(values[row]) * UInt64(values[row])
        }
        raw.sums = sums
        raw.square = square
    }
}
