/// Features by key, their values and weights: what a list of keys adds up to.
struct FeatureScorer: Sendable {
    let extractor: FeatureExtractor
    let features: FeatureIndex
    let weights: WeightTable

    /// Adds each key's row and value; keys without a row add nothing.
    ///
    /// The keys are used up on the way.
    func add(_ keys: inout [UInt32], to raw: inout RawScores) {
        precondition(raw.sums.count >= weights.outputCount)
        let slots = features.slots.span
        let filter = features.filter.span
        // First all look-ups, then all rows: neither waits for the other's memory.
        var found = 0
        for index in keys.indices {
            let row = FeatureIndex.find(keys[index], in: slots, filter: filter)
            if row >= 0 {
                keys[found] = UInt32(truncatingIfNeeded: row)
                found += 1
            }
        }
        let rows = weights.rows.span
        var square = raw.square
        var sums = raw.sums.mutableSpan
        for index in 0..<found {
            let value = weights.add(at: Int(keys[index]), rows: rows, to: &sums)
            square &+= value &* value
        }
        raw.square = square
    }

    /// One output's weight of a feature; nil when the feature is not known.
    func weight(of key: UInt32, output: Int) -> Int32? {
        let row = features.row(of: key)
        guard row >= 0 else { return nil }
        var sums = [Int32](repeating: 0, count: weights.outputCount)
        var span = sums.mutableSpan
        _ = weights.add(at: row, rows: weights.rows.span, to: &span)
        return sums[output]
    }
}
