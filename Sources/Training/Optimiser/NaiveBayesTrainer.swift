import Foundation

/// Multinomial naive Bayes over tf-idf counts.
///
/// The weights of each column are shifted by what a label without the column would get, so that most are zero; what
/// the shift leaves out goes into the labels' biases for a row of usual length.
struct NaiveBayesTrainer {
    let matrix: TrainingMatrix
    let arguments: TrainingArguments
    let folds: [Int]

    /// - Parameters:
    ///   - labels: the intent of each row, below `labelCount`.
    func fit(labels: [Int], labelCount: Int) -> [OutputFit] {
        let all = counts(labels: labels, labelCount: labelCount, fold: nil)
        let biases = all.biases(smoothing: arguments.smoothing)
        var fits = (0..<labelCount).map { label in
            var fit = OutputFit.empty(rowCount: matrix.rowCount)
            fit.bias = biases[label]
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
            let biases = rest.biases(smoothing: arguments.smoothing)
            for row in 0..<matrix.rowCount where folds[row] == fold {
                for label in 0..<labelCount { fits[label].heldOut[row] = biases[label] }
                for index in matrix.starts[row]..<matrix.starts[row + 1] {
                    let column = Int(matrix.columns[index])
                    for label in 0..<labelCount where rest.has(column: column, label: label) {
                        fits[label].heldOut[row] +=
                            matrix.entries[index]
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
        var rows = 0
        var labelRows: [Int]

        func has(column: Int, label: Int) -> Bool { sums[column * labelCount + label] > 0 }

        /// How much likelier the label makes the column than a label without it would.
        func weight(column: Int, label: Int, smoothing: Double) -> Float {
            let own = sums[column * labelCount + label]
            let alpha = Float(smoothing)
            return log((own + alpha) / alpha)
        }

        /// What each label's score begins with: its prior, and what the shift left out; zero on average.
        func biases(smoothing: Double) -> [Float] {
            let rowSum = rows == 0 ? 0 : total / Float(rows)
            let raw = (0..<labelCount).map { label in
                log(Float(labelRows[label] + 1)) - rowSum * log(byLabel[label] + Float(smoothing) * columnCount)
            }
            let mean = raw.reduce(0, +) / Float(max(raw.count, 1))
            return raw.map { $0 - mean }
        }
    }

    private func counts(labels: [Int], labelCount: Int, fold: Int?) -> Counts {
        var counts = Counts(
            labelCount: labelCount, byColumn: Array(repeating: 0, count: matrix.columnCount),
            byLabel: Array(repeating: 0, count: labelCount),
            sums: Array(repeating: 0, count: matrix.columnCount * labelCount), total: 0,
            columnCount: Float(matrix.columnCount), labelRows: Array(repeating: 0, count: labelCount))
        for row in 0..<matrix.rowCount where fold == nil || folds[row] != fold {
            counts.rows += 1
            counts.labelRows[labels[row]] += 1
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
