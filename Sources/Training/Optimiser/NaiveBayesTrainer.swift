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
    ///   - finished: is given each fit from several threads; what it leaves of it is returned.
    func fit(
        labels: [Int], labelCount: Int, finished: @Sendable (Int, inout OutputFit) -> Void,
        progress: @Sendable (Double) -> Void
    ) -> [OutputFit] {
        var rowsOfLabel = [[Int]](repeating: [], count: labelCount)
        for (row, label) in labels.enumerated() { rowsOfLabel[label].append(row) }
        let biases = totals(labels: labels, labelCount: labelCount, fold: nil).biases(smoothing: arguments.smoothing)
        let foldBiases = (0..<foldCount).map {
            totals(labels: labels, labelCount: labelCount, fold: $0).biases(smoothing: arguments.smoothing)
        }
        return OutputFit.shared(over: labelCount, progress: progress) { [rowsOfLabel] label in
            let weights = weights(rowsOfLabel[label], without: nil)
            var fit = OutputFit.empty(rowCount: matrix.rowCount)
            fit.bias = biases[label]
            for column in 0..<matrix.columnCount where weights[column] != 0 {
                let scaled = weights[column] * Float(matrix.values[column]) * TrainingMatrix.valueUnit
                guard abs(scaled) >= Float(arguments.pruning) else { continue }
                fit.columns.append(UInt32(column))
                fit.weights.append(scaled)
            }
            for (fold, biases) in foldBiases.enumerated() {
                let weights = self.weights(rowsOfLabel[label], without: fold)
                for row in 0..<matrix.rowCount where folds[row] == fold {
                    var score = biases[label]
                    for index in matrix.starts[row]..<matrix.starts[row + 1] {
                        score += matrix.entries[index] * weights[Int(matrix.columns[index])]
                    }
                    fit.heldOut[row] = score
                }
            }
            finished(label, &fit)
            return fit
        }
    }

    private var foldCount: Int { arguments.folds > 1 ? arguments.folds : 0 }

    /// For each column how much likelier the label makes it than a label without it would; 0 without it.
    ///
    /// - Parameters:
    ///   - rows: those of the label.
    ///   - fold: is left out.
    private func weights(_ rows: [Int], without fold: Int?) -> [Float] {
        var sums = [Float](repeating: 0, count: matrix.columnCount)
        for row in rows where fold == nil || folds[row] != fold {
            for index in matrix.starts[row]..<matrix.starts[row + 1] {
                sums[Int(matrix.columns[index])] += matrix.entries[index]
            }
        }
        let alpha = Float(arguments.smoothing)
        for column in sums.indices where sums[column] > 0 { sums[column] = log((sums[column] + alpha) / alpha) }
        return sums
    }

    /// Sums of the entries by label, and how many rows each has.
    private struct Totals {
        var byLabel: [Float]
        var labelRows: [Int]
        var total: Float = 0
        var rows = 0
        var columnCount: Float

        /// What each label's score begins with: its prior, and what the shift left out; zero on average.
        func biases(smoothing: Double) -> [Float] {
            let rowSum = rows == 0 ? 0 : total / Float(rows)
            let raw = byLabel.indices.map { label in
                log(Float(labelRows[label] + 1)) - rowSum * log(byLabel[label] + Float(smoothing) * columnCount)
            }
            let mean = raw.reduce(0, +) / Float(max(raw.count, 1))
            return raw.map { $0 - mean }
        }
    }

    private func totals(labels: [Int], labelCount: Int, fold: Int?) -> Totals {
        var totals = Totals(
            byLabel: Array(repeating: 0, count: labelCount), labelRows: Array(repeating: 0, count: labelCount),
            columnCount: Float(matrix.columnCount))
        for row in 0..<matrix.rowCount where fold == nil || folds[row] != fold {
            totals.rows += 1
            totals.labelRows[labels[row]] += 1
            for index in matrix.starts[row]..<matrix.starts[row + 1] {
                totals.byLabel[labels[row]] += matrix.entries[index]
                totals.total += matrix.entries[index]
            }
        }
        return totals
    }
}
