import Foundation

/// Multinomial naive Bayes over tf-idf counts.
///
/// The weights of each column are shifted by what a label without the column would get, so that most are zero; what
/// the shift leaves out goes into the labels' biases for a row of usual length.
struct NaiveBayesTrainer: Sendable {
    let matrix: TrainingMatrix
    let arguments: TrainingArguments
    let folds: [Int]
    /// What each row's held-out score is multiplied by; see `HeldOutLengths`.
    let lengths: [Float]
    private let rowsOfLabel: [[Int]]
    /// What each label's score begins with; and the same without each fold.
    private let biases: [Float]
    private let foldBiases: [[Float]]

    /// - Parameter labels: the intent of each row, below `labelCount`; negative for rows without one.
    init(
        matrix: TrainingMatrix, arguments: TrainingArguments, folds: [Int], lengths: [Float], labels: [Int],
        labelCount: Int
    ) {
        self.matrix = matrix
        self.arguments = arguments
        self.folds = folds
        self.lengths = lengths
        var rowsOfLabel = [[Int]](repeating: [], count: labelCount)
        for (row, label) in labels.enumerated() where label >= 0 { rowsOfLabel[label].append(row) }
        self.rowsOfLabel = rowsOfLabel
        let biases = { (fold: Int?) in
            Totals(
                matrix: matrix, labels: labels, labelCount: labelCount, kept: { folds[$0] != fold && labels[$0] >= 0 }
            )
            .biases(smoothing: arguments.smoothing)
        }
        self.biases = biases(nil)
        foldBiases = (0..<(arguments.folds > 1 ? arguments.folds : 0)).map(biases)
    }

    /// All labels' fits.
    ///
    /// - Parameter finished: is given each fit from several threads; what it leaves of it is returned.
    func fit(
        finished: @Sendable (Int, inout OutputFit) -> Void, progress: @Sendable (Double) -> Void
    ) -> [OutputFit] {
        OutputFit.shared(over: rowsOfLabel.count, progress: progress) { label in
            var fit = fit(label)
            finished(label, &fit)
            return fit
        }
    }

    /// One label's fit.
    func fit(_ label: Int) -> OutputFit {
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
                fit.heldOut[row] = score(row, weights, bias: biases[label])
            }
        }
        // Nothing is held back: the scores are those of the whole.
        if foldBiases.isEmpty {
            for row in 0..<matrix.rowCount { fit.heldOut[row] = score(row, weights, bias: biases[label]) }
        }
        return fit
    }

    private func score(_ row: Int, _ weights: [Float], bias: Float) -> Float {
        var sum: Float = 0
        for index in matrix.starts[row]..<matrix.starts[row + 1] {
            sum += matrix.entries[index] * weights[Int(matrix.columns[index])]
        }
        return sum * lengths[row] + bias
    }

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

        /// - Parameter kept: whether a row counts.
        init(matrix: TrainingMatrix, labels: [Int], labelCount: Int, kept: (Int) -> Bool) {
            byLabel = Array(repeating: 0, count: labelCount)
            labelRows = Array(repeating: 0, count: labelCount)
            columnCount = Float(matrix.columnCount)
            for row in 0..<matrix.rowCount where kept(row) {
                rows += 1
                labelRows[labels[row]] += 1
                for index in matrix.starts[row]..<matrix.starts[row + 1] {
                    byLabel[labels[row]] += matrix.entries[index]
                    total += matrix.entries[index]
                }
            }
        }

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
}
