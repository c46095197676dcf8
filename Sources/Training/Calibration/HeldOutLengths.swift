import Classifiers

/// How much greater a row's features make its norm than those of them that a model without the row's fold would know.
///
/// A classifier divides by the norm of what it knows, so scores of held-out rows are multiplied by this: features that
/// stand in the held-out fold only would otherwise shorten every score there, and none in use.
enum HeldOutLengths {
    /// One factor for each row, 1 or more; all 1 without folds.
    static func factors(_ matrix: TrainingMatrix, folds: [Int], count: Int) -> [Float] {
        var factors = [Float](repeating: 1, count: matrix.rowCount)
        guard count > 1 else { return factors }
        var rowCounts = [Int32](repeating: 0, count: matrix.columnCount)
        for column in matrix.columns { rowCounts[Int(column)] += 1 }
        for fold in 0..<count {
            let rows = folds.indices.filter { folds[$0] == fold }
            var inFold = [Int32](repeating: 0, count: matrix.columnCount)
            for row in rows {
                for index in matrix.starts[row]..<matrix.starts[row + 1] { inFold[Int(matrix.columns[index])] += 1 }
            }
            for row in rows {
                var (all, known): (Float, Float) = (0, 0)
                for index in matrix.starts[row]..<matrix.starts[row + 1] {
                    let column = Int(matrix.columns[index])
                    // Its part of the squared norm, times what all parts of the row are times: see `TrainingMatrix`.
                    let part = matrix.entries[index] * Float(matrix.values[column])
                    all += part
                    if inFold[column] < rowCounts[column] { known += part }
                }
                if known > 0 { factors[row] = (all / known).squareRoot() }
            }
        }
        return factors
    }
}
