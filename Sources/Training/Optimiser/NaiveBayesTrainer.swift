import Foundation

/// Complement naive Bayes over tf-idf counts (Rennie et al. 2003): how unlike all other intents' words a message is.
///
/// The weights of each column are shifted by what an intent without the column would get: that changes no ranking
/// and leaves most of them zero.
struct NaiveBayesTrainer {
    let matrix: TrainingMatrix
    let arguments: TrainingArguments
    let folds: [Int]

    /// - Parameters:
    ///   - labels: the intent of each row, below `labelCount`.
    func fit(labels: [Int], labelCount: Int) -> [OutputFit] {
        let all = counts(labels: labels, labelCount: labelCount, fold: nil)
        var fits = (0..<labelCount).map { label in
            var fit = OutputFit.empty(rowCount: matrix.rowCount)
            for column in 0..<matrix.columnCount {
                let weight = all.weight(column: column, label: label, smoothing: arguments.smoothing)
                let scaled = weight * Float(matrix.values[column]) * TrainingMatrix.valueUnit
                if abs(scaled) >= Float(arguments.pruning) {
                    fit.columns.append(UInt32(column))
                    fit.weights.append(scaled)
                }
            }
            return fit
        }
        for fold in 0..<max(arguments.folds, 1) where arguments.folds > 1 {
            let rest = counts(labels: labels, labelCount: labelCount, fold: fold)
            for row in 0..<matrix.rowCount where folds[row] == fold {
                for index in matrix.starts[row]..<matrix.starts[row + 1] {
                    let column = Int(matrix.columns[index])
                    for label in 0..<labelCount where rest.has(column: column, label: label) {
                        fits[label].heldOut[row] += matrix.entries[index]
                            * rest.weight(column: column, label: label, smoothing: arguments.smoothing)
                    }
                }
            }
        }
        return fits
    }

    /// Sums of the entries by column and label.
    private struct Counts {
        var labelCount: Int
        var byColumn: [Float]
        var byLabel: [Float]
        var sums: [Float]
        var total: Float
        var columnCount: Float

        func has(column: Int, label: Int) -> Bool { sums[column * labelCount + label] > 0 }

        /// log of (what the others have without this label) against (what they have with it counted in).
        func weight(column: Int, label: Int, smoothing: Double) -> Float {
            let own = sums[column * labelCount + label]
            guard own > 0 else { return 0 }
            let alpha = Float(smoothing)
            let others = byColumn[column] - own
            return log((byColumn[column] + alpha) / (max(others, 0) + alpha))
        }
    }

    private func counts(labels: [Int], labelCount: Int, fold: Int?) -> Counts {
        var counts = Counts(
            labelCount: labelCount, byColumn: Array(repeating: 0, count: matrix.columnCount),
            byLabel: Array(repeating: 0, count: labelCount),
            sums: Array(repeating: 0, count: matrix.columnCount * labelCount), total: 0,
            columnCount: Float(matrix.columnCount))
        for row in 0..<matrix.rowCount where fold == nil || folds[row] != fold {
            for index in matrix.starts[row]..<matrix.starts[row + 1] {
                let column = Int(matrix.columns[index])
                counts.sums[column * labelCount + labels[row]] += matrix.entries[index]
                counts.byColumn[column] += matrix.entries[index]
                counts.byLabel[labels[row]] += matrix.entries[index]
                counts.total += matrix.entries[index]
            }
        }
        return counts
    }
}
