/// The vocabulary's words with the sums of their own weights and those of their characters, merged when a model is
/// read, so that a known word costs one look-up and one row.
struct WordTable: Sendable {
    /// Slot by token hash.
    let index: HashIndex
    /// Per slot, `outputCount` sums; the same whole numbers that adding row by row would give.
    let rows: [Int16]
    /// Per slot, the squared values of the word and its characters, in units of 1/2048².
    let squares: [UInt64]

    /// Sums held at most: beyond, words are summed up as they come.
    private static let sumLimit = 48_000_000

    init(
        words: [[UInt8]], extractor: FeatureExtractor, index features: FeatureIndex, weights: WeightTable,
        values: [UInt16]
    ) {
        var index = HashIndex(capacity: words.count)
        var rows: [Int16] = []
        var squares: [UInt64] = []
        let outputs = weights.outputCount
        let fits = words.count * outputs <= Self.sumLimit
        if fits { rows.reserveCapacity(words.count * outputs) }
        for word in words where fits {
            let hash = ByteHash.hash(word.span)
            let token = FoldedText.Token(start: 0, end: word.count, hash: hash, traits: [])
            var sums = [Int32](repeating: 0, count: outputs)
            var square: UInt64 = 0
            Self.add(
                token, bytes: word.span, extractor: extractor, features: features, weights: weights, values: values,
                to: &sums, square: &square)
            // A word whose sums do not fit is left to the slow path.
            guard sums.allSatisfy({ Int16(exactly: $0) != nil }) else { continue }
            guard index.insert(hash, UInt32(squares.count)) == UInt32(squares.count) else { continue }
            rows.append(contentsOf: sums.map { Int16(truncatingIfNeeded: $0) })
            squares.append(square)
        }
        self.index = index
        self.rows = rows
        self.squares = squares
    }

    /// Adds a word and its characters row by row; answers whether the word itself is known.
    @discardableResult
    static func add(
        _ token: FoldedText.Token, bytes: Span<UInt8>, extractor: FeatureExtractor, features: FeatureIndex,
        weights: WeightTable, values: [UInt16], to sums: inout [Int32], square: inout UInt64
    ) -> Bool {
        func addFeature(_ key: UInt32) -> Bool {
            let row = features.row(of: key)
            guard row >= 0 else { return false }
            var span = sums.mutableSpan
            weights.add(row, rows: weights.rows.span, offsets: weights.offsets.span, to: &span)
            square += UInt64(values[row]) * UInt64(values[row])
            return true
        }
        let isKnown = addFeature(FeatureKey.word(token.hash))
        extractor.forEachGram(of: token, in: bytes) { key, _, _ in _ = addFeature(key) }
        return isKnown
    }
}
