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

    /// The regression on inputs of mean 0 and spread 1, its weights turned back to the inputs as they were: the scores
    /// of the two algorithms differ a hundredfold in size.
    ///
    /// - Parameter inputs: rows that begin with a 1 for the bias.
    package static func standardisedFit(
        _ inputs: [[Double]], _ targets: [Bool], ridge: Double = 0.5, importance: [Double]
    ) -> [Double] {
        let count = inputs.first?.count ?? 0
        let rows = Double(inputs.count)
        var means = [Double](repeating: 0, count: count)
        var spreads = [Double](repeating: 1, count: count)
        for position in 1..<max(count, 1) {
            means[position] = inputs.reduce(0) { $0 + $1[position] } / rows
            let variance = inputs.reduce(0) { $0 + ($1[position] - means[position]) * ($1[position] - means[position]) }
            spreads[position] = max((variance / rows).squareRoot(), 1e-6)
        }
        let scaled = inputs.map { input in
            (0..<count).map { $0 == 0 ? 1 : (input[$0] - means[$0]) / spreads[$0] }
        }
        let prior = [Double](repeating: 0, count: count)
        var weights = fit(scaled, targets, prior: prior, ridge: ridge, importance: importance)
        for position in 1..<max(count, 1) {
            weights[position] /= spreads[position]
            weights[0] -= weights[position] * means[position]
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
