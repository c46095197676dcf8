import Classifiers

/// Every feature of every row as small numbers, and in how many rows each stands.
struct Occurrences {
    private(set) var keys: [UInt32] = []
    private(set) var kinds: [FeatureKind] = []
    private(set) var rowCounts: [Int] = []
    /// Where each row's features begin in `features`; one more than there are rows.
    private(set) var starts = [0]
    private(set) var features: [UInt32] = []

    init(
        rows: [(folded: FoldedText, concepts: [ConceptMatch])], settings: FeatureSettings, lexicon: ConceptMatcher?
    ) {
        let extractor = FeatureExtractor(settings: settings)
        var index = HashIndex(capacity: 1 << 16)
        var lastRow: [Int] = []
        for (row, message) in rows.enumerated() {
            extractor.forEach(in: message.folded, concepts: message.concepts, of: lexicon) { occurrence in
                let next = UInt32(keys.count)
                let feature = index.insert(UInt64(occurrence.key), next)
                if feature == next {
                    keys.append(occurrence.key)
                    kinds.append(occurrence.kind)
                    rowCounts.append(0)
                    lastRow.append(-1)
                }
                if lastRow[Int(feature)] != row {
                    lastRow[Int(feature)] = row
                    rowCounts[Int(feature)] += 1
                }
                features.append(feature)
            }
            starts.append(features.count)
        }
    }
}
