/// One intent against all others: L2-regularised squared hinge, solved in the dual with shrinking.
///
/// After Hsieh, Chang, Lin, Keerthi and Sundararajan 2008, the method of LIBLINEAR's solver 1.
struct DualCoordinateDescent {
    let matrix: TrainingMatrix
    /// Diagonal of the dual's quadratic term without regularisation: squared norm of each row plus the bias's.
    private let norms: [Float]
    var cost: Float
    var epochs: Int
    var tolerance: Float = 0.05
    /// The bias counts as one more feature with this value.
    static let biasFeature: Float = 1

    init(matrix: TrainingMatrix, cost: Double, epochs: Int) {
        self.matrix = matrix
        self.cost = Float(cost)
        self.epochs = epochs
        norms = (0..<matrix.rowCount).map { row in
            matrix.entries[matrix.starts[row]..<matrix.starts[row + 1]].reduce(0) { $0 + $1 * $1 }
                + Self.biasFeature * Self.biasFeature
        }
    }

    /// A hyperplane, and the dual variables that it came from.
    struct Solution {
        /// One per column, and the bias last.
        var weights: [Float]
        /// One per row.
        var duals: [Float]
    }

    /// - Parameters:
    ///   - signs: 1 for the intent's rows, -1 for the others.
    ///   - active: the rows to learn from.
    ///   - start: where to begin; its dual variables outside `active` must be zero and its weights agree with them.
    func solve(signs: [Float], active: [Int], start: Solution?, seed: UInt64) -> Solution {
        var solution =
            start
            ?? Solution(
                weights: Array(repeating: 0, count: matrix.columnCount + 1),
                duals: Array(repeating: 0, count: matrix.rowCount))
        var generator = SeededGenerator(seed: seed)
        var order = active
        var live = order.count
        let diagonal = 1 / (2 * cost)
        var upper = Float.infinity
        var epoch = 0
        while epoch < epochs {
            epoch += 1
            var highest = -Float.infinity
            var lowest = Float.infinity
            shuffle(&order, count: live, &generator)
            var position = 0
            while position < live {
                let row = order[position]
                let sign = signs[row]
                let dual = solution.duals[row]
                let gradient = sign * dot(row, solution.weights) - 1 + diagonal * dual
                var projected = gradient
                if dual == 0 {
                    if gradient > upper {
                        // Far on the right side: not looked at again until the end.
                        live -= 1
                        order.swapAt(position, live)
                        continue
                    }
                    projected = min(gradient, 0)
                }
                highest = max(highest, projected)
                lowest = min(lowest, projected)
                if abs(projected) > 1e-8 {
                    let next = max(dual - gradient / (norms[row] + diagonal), 0)
                    solution.duals[row] = next
                    add(row, (next - dual) * sign, to: &solution.weights)
                }
                position += 1
            }
            if highest - lowest <= tolerance {
                if live == order.count { break }
                // Converged on what is left: look at all rows once more.
                live = order.count
                upper = .infinity
            } else {
                upper = highest <= 0 ? .infinity : highest
            }
        }
        return solution
    }

    private func shuffle(_ order: inout [Int], count: Int, _ generator: inout SeededGenerator) {
        guard count > 1 else { return }
        for position in stride(from: count - 1, to: 0, by: -1) {
            order.swapAt(position, generator.below(position + 1))
        }
    }

    /// The row's score: weights times entries, and the bias.
    func dot(_ row: Int, _ weights: [Float]) -> Float {
        let columns = matrix.columns.span
        let entries = matrix.entries.span
        let weights = weights.span
        precondition(weights.count == matrix.columnCount + 1)
        var sum: Float = 0
        for index in matrix.starts[row]..<matrix.starts[row + 1] {
            // The matrix was built with columns below `columnCount` and as many entries as columns.
            unsafe sum += weights[unchecked: Int(columns[unchecked: index])] * entries[unchecked: index]
        }
        return sum + weights[weights.count - 1] * Self.biasFeature
    }

    /// Adds a multiple of the row to the weights.
    func add(_ row: Int, _ factor: Float, to weights: inout [Float]) {
        let columns = matrix.columns.span
        let entries = matrix.entries.span
        let bias = weights.count - 1
        precondition(weights.count == matrix.columnCount + 1)
        weights[bias] += factor * Self.biasFeature
        var weights = weights.mutableSpan
        for index in matrix.starts[row]..<matrix.starts[row + 1] {
            // As in `dot`.
            unsafe weights[unchecked: Int(columns[unchecked: index])] += factor * entries[unchecked: index]
        }
    }
}
