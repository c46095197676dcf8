package import Classifiers
import Foundation

/// A corpus as numbers: rows of feature values, each divided by the row's norm.
///
/// The norm is the root of the squared values of all occurrences, √Σ c·v² for counts c and values v, not √Σ (c·v)², which is
/// what the row's length would be: what occurs twice weighs twice without making the rest weigh less for it. The classifier
/// divides by the same norm (``RawScores/norm``). Only rows in which nothing repeats are of length one.
package struct TrainingMatrix: Sendable {
    /// Keys of the features, ascending; a column is a key's position.
    package let keys: [UInt32]
    /// Family weight × idf of each column, in units of 1/2048, as the model file has them.
    package let values: [UInt16]
    /// Where each row begins; one more than there are rows.
    package let starts: [Int]
    /// Columns of a row's entries, ascending.
    package let columns: [UInt32]
    /// Count × value ÷ the row's norm: c·v ÷ √Σ c·v².
    package let entries: [Float]

    package var rowCount: Int { starts.count - 1 }
    package var columnCount: Int { keys.count }

    static let valueUnit: Float = 1.0 / 2048

    /// Families that were left out to stay within memory.
    package let omitted: [FeatureKind]

    init(rows: FeatureRows, arguments: FeatureArguments) {
        let counts = FeatureCounts(rows, arguments: arguments, byteLimit: Self.byteLimit(textBytes: rows.textBytes))
        omitted = counts.omitted
        // Columns in the order of their keys, whatever order the rows came in.
        let kept = counts.keys.indices.filter {
            Int(counts.rowCounts[$0]) >= arguments.leastRows[Int(counts.kinds[$0].rawValue)]
        }.sorted { counts.keys[$0] < counts.keys[$1] }
        keys = kept.map { counts.keys[$0] }
        values = kept.map {
            let weight = arguments.weights[Int(counts.kinds[$0].rawValue)]
            return Self.value(rowCount: rows.count, rowsWith: Int(counts.rowCounts[$0]), weight: weight)
        }
        let entryCount = kept.reduce(0) { $0 + Int(counts.rowCounts[$1]) }
        (starts, columns, entries) = Self.assemble(rows, keys: keys, values: values, entryCount: entryCount)
    }

    /// Bytes that the matrix may take: with what else training holds, four times the corpus and 500 MB.
    private static func byteLimit(textBytes: Int) -> Int { 240_000_000 + min(textBytes, 1 << 40) }

    /// Smoothed inverse document frequency times the family's weight, quantised.
    private static func value(rowCount: Int, rowsWith: Int, weight: Double) -> UInt16 {
        let idf = log((1 + Double(rowCount)) / (1 + Double(rowsWith))) + 1
        return UInt16(min(max((weight * idf * 2048).rounded(), 1), 65_535))
    }

    private static func assemble(
        _ rows: FeatureRows, keys: [UInt32], values: [UInt16], entryCount: Int
    ) -> (starts: [Int], columns: [UInt32], entries: [Float]) {
        var columnOf = HashIndex(capacity: keys.count)
        for (column, key) in keys.enumerated() { columnOf.insert(UInt64(key), UInt32(column)) }
        var starts = [0]
        var columns: [UInt32] = []
        var entries: [Float] = []
        starts.reserveCapacity(rows.count + 1)
        columns.reserveCapacity(entryCount)
        entries.reserveCapacity(entryCount)
        var present: [UInt32] = []
        for row in 0..<rows.count {
            present.removeAll(keepingCapacity: true)
            rows.forEach(in: row) { occurrence in
                if let column = columnOf.find(UInt64(occurrence.key)) { present.append(column) }
            }
            present.sort()
            var square = 0.0
            for column in present { square += Double(values[Int(column)]) * Double(values[Int(column)]) }
            let scale = square == 0 ? 0 : Float(1 / square.squareRoot())
            for (index, column) in present.enumerated() {
                let entry = Float(values[Int(column)]) * scale
                if index > 0, present[index - 1] == column {
                    entries[entries.count - 1] += entry
                } else {
                    columns.append(column)
                    entries.append(entry)
                }
            }
            starts.append(columns.count)
        }
        return (starts, columns, entries)
    }
}
