import Classifiers

/// A small logistic regression, by Newton's method with a ridge towards given weights.
package enum LogisticRegression {
    /// - Parameters:
    ///   - inputs: one row of equal length each.
    ///   - prior: the weights that the ridge pulls towards; gives the number of inputs.
    ///   - ridge: strength of the pull, in rows.
    package static func fit(
        _ inputs: [[Double]], _ targets: [Bool], prior: [Double], ridge: Double, importance: [Double]? = nil
    ) -> [Double] {
        let count = prior.count
        var weights = prior
        for _ in 0..<50 {
            var gradient = (0..<count).map { ridge * (prior[$0] - weights[$0]) }
            var hessian = (0..<count).map { row in (0..<count).map { row == $0 ? ridge : 0 } }
            for (index, input) in inputs.enumerated() {
                let weight = importance?[index] ?? 1
                var logit = 0.0
                for position in 0..<count { logit += weights[position] * input[position] }
                let probability = logistic(logit)
                let residual = ((targets[index] ? 1 : 0) - probability) * weight
                let curvature = max(probability * (1 - probability), 1e-9) * weight
                for row in 0..<count {
                    gradient[row] += residual * input[row]
                    for column in 0...row { hessian[row][column] += curvature * input[row] * input[column] }
                }
            }
            for row in 0..<count { for column in 0..<row { hessian[column][row] = hessian[row][column] } }
            guard let step = solve(hessian, gradient) else { break }
            var largest = 0.0
            for position in 0..<count {
                weights[position] += min(max(step[position], -5), 5)
                largest = max(largest, abs(step[position]))
            }
            if largest < 1e-8 { break }
        }
        return weights
    }

    /// Gaussian elimination with pivoting; nil when the matrix is singular.
    private static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double]? {
        var matrix = matrix
        var right = right
        let count = right.count
        for pivot in 0..<count {
            guard let row = (pivot..<count).max(by: { abs(matrix[$0][pivot]) < abs(matrix[$1][pivot]) }),
                abs(matrix[row][pivot]) > 1e-12
            else { return nil }
            matrix.swapAt(pivot, row)
            right.swapAt(pivot, row)
            for lower in (pivot + 1)..<max(count, pivot + 1) {
                let factor = matrix[lower][pivot] / matrix[pivot][pivot]
                guard factor != 0 else { continue }
                for column in pivot..<count { matrix[lower][column] -= factor * matrix[pivot][column] }
                right[lower] -= factor * right[pivot]
            }
        }
        for row in stride(from: count - 1, through: 0, by: -1) {
            for column in (row + 1)..<max(count, row + 1) { right[row] -= matrix[row][column] * right[column] }
            right[row] /= matrix[row][row]
        }
        return right
    }
}
