/// All outputs of a linear model, shared out over the processor's cores.
struct LinearTrainer {
    let matrix: TrainingMatrix
    let arguments: TrainingArguments
    /// The fold of each row.
    let folds: [Int]
    /// What each row's held-out score is multiplied by; see `HeldOutLengths`.
    let lengths: [Float]
    let opponents: OpponentRows

    /// Fits each question; the result does not depend on how the work was shared out.
    ///
    /// - Parameters:
    ///   - question: makes the question at a position, when its turn comes; called from several threads.
    ///   - finished: is given each fit from several threads; what it leaves of it is returned.
    func fit(
        count: Int, question: @Sendable (Int) -> OutputQuestion, finished: @Sendable (Int, inout OutputFit) -> Void,
        progress: @Sendable (Double) -> Void
    ) -> [OutputFit] {
        let solver = DualCoordinateDescent(matrix: matrix, cost: arguments.cost, epochs: arguments.epochs)
        return OutputFit.shared(over: count, progress: progress) { output in
            var fit = fit(question(output), solver: solver)
            finished(output, &fit)
            return fit
        }
    }

    private func fit(_ question: OutputQuestion, solver: DualCoordinateDescent) -> OutputFit {
        guard question.isAnswerable else {
            var empty = OutputFit.empty(rowCount: matrix.rowCount)
            // All yes or all no: the answer is that.
            empty.bias = question.signs.contains(1) ? 1 : -1
            return empty
        }
        let active =
            question.isOneOfMany
            ? opponents.rows(for: question) : question.signs.indices.filter { question.signs[$0] != 0 }
        let whole = solver.solve(signs: question.signs, active: active, start: nil, seed: question.seed)
        let heldOut = heldOut(question, whole: whole, active: active, solver: solver)
        var columns: [UInt32] = []
        var weights: [Float] = []
        for column in 0..<matrix.columnCount {
            let weight = whole.weights[column] * Float(matrix.values[column]) * TrainingMatrix.valueUnit
            if abs(weight) >= Float(arguments.pruning) {
                columns.append(UInt32(column))
                weights.append(weight)
            }
        }
        return OutputFit(
            columns: columns, weights: weights, bias: whole.weights[matrix.columnCount], heldOut: heldOut)
    }

    /// Passes for a fold's model: it starts close to its goal.
    private static let foldEpochs = 6

    /// Scores by models without the row's fold.
    ///
    /// Each begins at the whole solution with the fold's rows taken out,
    /// and looks only at rows that matter there: the optimum is unique, so this only saves time.
    private func heldOut(
        _ question: OutputQuestion, whole: DualCoordinateDescent.Solution, active: [Int],
        solver: DualCoordinateDescent
    ) -> [Float] {
        let scores = (0..<matrix.rowCount).map { solver.dot($0, whole.weights) }
        var heldOut = scores
        guard arguments.folds > 1 else { return heldOut }
        var solver = solver
        solver.epochs = min(arguments.epochs, Self.foldEpochs)
        let near = active.filter { whole.duals[$0] > 0 || question.signs[$0] * scores[$0] < 1.05 }
        for fold in 0..<arguments.folds {
            var start = whole
            for row in active where folds[row] == fold && start.duals[row] > 0 {
                solver.add(row, -start.duals[row] * question.signs[row], to: &start.weights)
                start.duals[row] = 0
            }
            let rest = near.filter { folds[$0] != fold }
            let solution = solver.solve(signs: question.signs, active: rest, start: start, seed: question.seed)
            for row in 0..<matrix.rowCount where folds[row] == fold {
                let bias = solution.weights[matrix.columnCount] * DualCoordinateDescent.biasFeature
                heldOut[row] = (solver.dot(row, solution.weights) - bias) * lengths[row] + bias
            }
        }
        return heldOut
    }
}
