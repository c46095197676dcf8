import Classifiers

/// Fits how lexicon and learned heads are joined, on scores of models that have not seen the row.
struct ToneCalibration {
    let evidence: [ToneEvidence]
    /// Rows that a regression needs on each side; with fewer the built-in weights stay.
    static let leastRows = 15

    func fit(_ questions: [ToneHead: OutputQuestion], _ fits: [ToneHead: OutputFit]) -> ToneModel {
        ToneModel { head in
            let prior = ToneModel.lexiconOnly.coefficients(of: head)
            guard let question = questions[head], let fit = fits[head] else { return prior }
            return fitOne(head, question, fit, prior: prior)
        }
    }

    private func fitOne(_ head: ToneHead, _ question: OutputQuestion, _ fit: OutputFit, prior: [Double]) -> [Double] {
        var inputs: [[Double]] = []
        var targets: [Bool] = []
        for row in question.signs.indices where question.signs[row] != 0 {
            inputs.append(evidence[row].values(learned: Double(fit.heldOut[row])))
            targets.append(question.signs[row] > 0)
        }
        let yes = targets.count { $0 }
        guard yes >= Self.leastRows, targets.count - yes >= Self.leastRows else { return prior }
        var coefficients = LogisticRegression.fit(inputs, targets, prior: prior, ridge: 1)
        // Flags are rare, and missing one costs more than a false alarm: an answer of yes begins where recall counts twice
        // as much as precision.
        if head == .frustrated || head == .urgent {
            let scores = inputs.map { row in zip(row, coefficients).reduce(0) { $0 + $1.0 * $1.1 } }
            coefficients[0] -= RecallCut.best(scores: scores, targets: targets)
        }
        return coefficients
    }
}
