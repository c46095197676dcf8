package import Classifiers

/// Which features a corpus has, and in how many rows each stands.
///
/// Three quarters of all features stand in one row only and are dropped. A first pass over the rows finds them with two
/// bits for each, so that the second one, which counts exactly, never has to hold them.
package struct FeatureCounts {
    package private(set) var keys: [UInt32] = []
    package private(set) var kinds: [FeatureKind] = []
    package private(set) var rowCounts: [UInt32] = []
    /// Families that were left out because the matrix would not have stayed within its bytes.
    package private(set) var omitted: [FeatureKind] = []

    /// Bytes that the matrix takes for each entry, and its making for each column.
    private static let bytesPerEntry = 8
    private static let bytesPerColumn = 80
    /// What is given up first: the many small pieces before what stands for a meaning of its own.
    private static let omissible: [FeatureKind] = [.characters, .pair, .bigram]

    /// - Parameter byteLimit: how much the matrix may take.
    package init(_ rows: FeatureRows, arguments: FeatureArguments, byteLimit: Int) {
        let seen = SeenFeatures(rows, arguments: arguments)
        var columns = seen.columns.reduce(0, +)
        var bytes = columns * Self.bytesPerColumn + seen.entries.reduce(0, +) * Self.bytesPerEntry
        for kind in Self.omissible where bytes > byteLimit || columns > ModelFileFormat.featureLimit {
            let (dropped, entries) = (seen.columns[Int(kind.rawValue)], seen.entries[Int(kind.rawValue)])
            guard entries > 0 else { continue }
            columns -= dropped
            bytes -= dropped * Self.bytesPerColumn + entries * Self.bytesPerEntry
            omitted.append(kind)
        }
        count(rows, arguments: arguments, seen: seen)
    }

    private mutating func count(_ rows: FeatureRows, arguments: FeatureArguments, seen: SeenFeatures) {
        var index = HashIndex(capacity: 1 << 16)
        var lastRow: [Int32] = []
        let isOmitted = FeatureKind.allCases.map(omitted.contains)
        for row in 0..<rows.count {
            let mark = Int32(truncatingIfNeeded: row)
            rows.forEach(in: row) { occurrence in
                let kind = Int(occurrence.kind.rawValue)
                guard !isOmitted[kind], arguments.leastRows[kind] < 2 || seen.isInTwoRows(occurrence.key) else {
                    return
                }
                let next = UInt32(keys.count)
                let feature = Int(index.insert(UInt64(occurrence.key), next))
                if feature == keys.count {
                    keys.append(occurrence.key)
                    kinds.append(occurrence.kind)
                    rowCounts.append(0)
                    lastRow.append(-1)
                }
                guard lastRow[feature] != mark else { return }
                lastRow[feature] = mark
                rowCounts[feature] += 1
            }
        }
    }
}
