/// The vocabulary's words with the sums of their own weights and those of their characters.
///
/// Merged when a model is read, so that a known word costs one look-up and one row.
struct WordTable: Sendable {
    /// Slot by token hash, for every word of the vocabulary; `unmerged` for one whose sums are not kept.
    let index: HashIndex
    /// Per slot, `outputCount` sums; the same whole numbers that adding row by row would give.
    let rows: [Int16]
    /// Per slot, the squared values of the word and its characters, in units of 1/2048².
    let squares: [UInt64]

    static let unmerged = UInt32.max
    /// Sums held at most; beyond, words are summed up as they come.
    private static let sumLimit = 48_000_000

    init(words: [[UInt8]], scorer: FeatureScorer) {
        var index = HashIndex(capacity: words.count)
        var rows: [Int16] = []
        var squares: [UInt64] = []
        let outputs = scorer.weights.outputCount
        let fits = words.count * outputs <= Self.sumLimit
        if fits { rows.reserveCapacity(words.count * outputs) }
        var keys: [UInt32] = []
        for word in words {
            let hash = ByteHash.hash(word.span)
            var raw = RawScores(outputCount: outputs)
            if fits {
                let token = FoldedText.Token(start: 0, end: word.count, hash: hash, traits: [])
                keys.removeAll(keepingCapacity: true)
                scorer.extractor.appendWordKeys(of: token, in: word.span, to: &keys)
                scorer.add(&keys, to: &raw)
            }
            let slot = UInt32(squares.count)
            // A word whose sums do not fit is left to be summed up as it comes.
            guard fits, raw.sums.allSatisfy({ Int16(exactly: $0) != nil }) else {
                index.insert(hash, Self.unmerged)
                continue
            }
            guard index.insert(hash, slot) == slot else { continue }
            rows.append(contentsOf: raw.sums.map { Int16(truncatingIfNeeded: $0) })
            squares.append(raw.square)
        }
        self.index = index
        self.rows = rows
        self.squares = squares
    }
}
