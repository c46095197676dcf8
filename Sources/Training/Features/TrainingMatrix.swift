package import Classifiers
import Foundation

/// A corpus as numbers: rows of feature values, each row of length one.
package struct TrainingMatrix: Sendable {
    /// Keys of the features, ascending; a column is a key's position.
    package let keys: [UInt32]
    /// Family weight × idf of each column, in units of 1/2048, as the model file has them.
    package let values: [UInt16]
    /// Where each row begins; one more than there are rows.
    package let starts: [Int]
    /// Columns of a row's entries, ascending.
    package let columns: [UInt32]
    /// Count × value ÷ the row's norm.
    package let entries: [Float]

    package var rowCount: Int { starts.count - 1 }
    package var columnCount: Int { keys.count }

    static let valueUnit: Float = 1.0 / 2048

    /// - Parameters:
    ///   - rows: folded messages with the concepts found in them.
    package init(
        rows: [(folded: FoldedText, concepts: [ConceptMatch])], arguments: FeatureArguments, lexicon: ConceptMatcher?
    ) {
        let occurrences = Occurrences(rows: rows, settings: arguments.settings, lexicon: lexicon)
        // Columns in the order of their keys, whatever order the rows came in.
        let kept = occurrences.keys.indices.filter {
            occurrences.rowCounts[$0] >= arguments.leastRows[Int(occurrences.kinds[$0].rawValue)]
        }.sorted { occurrences.keys[$0] < occurrences.keys[$1] }
        var column = [Int32](repeating: -1, count: occurrences.keys.count)
        for (position, feature) in kept.enumerated() { column[feature] = Int32(position) }
        keys = kept.map { occurrences.keys[$0] }
        values = kept.map {
            let weight = arguments.weights[Int(occurrences.kinds[$0].rawValue)]
            return Self.value(rowCount: rows.count, rowsWith: occurrences.rowCounts[$0], weight: weight)
        }
        (starts, columns, entries) = Self.assemble(occurrences, column: column, values: values)
    }

    /// Smoothed inverse document frequency times the family's weight, quantised.
    private static func value(rowCount: Int, rowsWith: Int, weight: Double) -> UInt16 {
        let idf = log((1 + Double(rowCount)) / (1 + Double(rowsWith))) + 1
        return UInt16(min(max((weight * idf * 2048).rounded(), 1), 65_535))
    }

    private static func assemble(
        _ occurrences: Occurrences, column: [Int32], values: [UInt16]
    ) -> (starts: [Int], columns: [UInt32], entries: [Float]) {
        var starts = [0]
        var columns: [UInt32] = []
        var entries: [Float] = []
        for row in 0..<(occurrences.starts.count - 1) {
            let found = occurrences.features[occurrences.starts[row]..<occurrences.starts[row + 1]]
            let present = found.compactMap { column[Int($0)] < 0 ? nil : UInt32(column[Int($0)]) }.sorted()
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
