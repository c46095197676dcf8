import Classifiers
import Foundation

/// Fits the confidence on scores of models that have not seen the row.
struct ConfidenceCalibration {
    /// Per label, per row.
    let heldOut: [[Float]]
    let labels: [Int]
    let knownShares: [Double]

    func fit() -> ConfidenceModel {
        var inputs: [[Double]] = []
        var targets: [Bool] = []
        for row in labels.indices {
            let scores = heldOut.map { Double($0[row]) }
            let order = scores.indices.sorted { scores[$0] == scores[$1] ? $0 < $1 : scores[$0] > scores[$1] }
            let evidence = ConfidenceModel.Evidence(
                best: scores[order[0]], second: order.count > 1 ? scores[order[1]] : scores[order[0]] - 10,
                knownShare: knownShares[row])
            inputs.append(evidence.values)
            targets.append(order[0] == labels[row])
        }
        let prior = [0, 1, 1, 0.5]
        let coefficients = LogisticRegression.fit(inputs, targets, prior: prior, ridge: 0.5)
        return ConfidenceModel(coefficients: coefficients, temperature: temperature())
    }

    /// Of a grid, the temperature under which the right labels were most likely.
    private func temperature() -> Double {
        let grid = (0..<24).map { 0.05 * pow(1.25, Double($0)) }
        var best = (loss: Double.infinity, temperature: 1.0)
        // Every so many rows: the optimum is flat.
        let step = max(1, labels.count / 4000)
        for temperature in grid {
            var loss = 0.0
            for row in stride(from: 0, to: labels.count, by: step) {
                let scores = heldOut.map { Double($0[row]) / temperature }
                let top = scores.max() ?? 0
                loss += top + log(scores.reduce(0) { $0 + exp($1 - top) }) - scores[labels[row]]
            }
            if loss < best.loss { best = (loss, temperature) }
        }
        return best.temperature
    }
}
