import Classifiers
import Foundation

/// Fits the confidence on scores of models that have not seen the row.
struct ConfidenceCalibration {
    let heldOut: HeldOutScores
    let knownShares: [Double]

    func fit() -> ConfidenceModel {
        var inputs: [[Double]] = []
        var targets: [Bool] = []
        for row in heldOut.labels.indices {
            let best = Double(heldOut.best[row])
            let evidence = ConfidenceModel.Evidence(
                best: best, second: heldOut.labelCount > 1 ? Double(heldOut.second[row]) : best - 10,
                knownShare: knownShares[row])
            inputs.append(evidence.values)
            targets.append(Int(heldOut.bestLabels[row]) == heldOut.labels[row])
        }
        return ConfidenceModel(coefficients: Self.standardisedFit(inputs, targets), temperature: temperature())
    }

    /// The regression on inputs of mean 0 and spread 1, its weights turned back to the inputs as they were: the scores
    /// of the two algorithms differ a hundredfold in size.
    private static func standardisedFit(_ inputs: [[Double]], _ targets: [Bool]) -> [Double] {
        let count = ConfidenceModel.Evidence.count
        let rows = Double(inputs.count)
        var means = [Double](repeating: 0, count: count)
        var spreads = [Double](repeating: 1, count: count)
        for position in 1..<count {
            means[position] = inputs.reduce(0) { $0 + $1[position] } / rows
            let variance = inputs.reduce(0) { $0 + ($1[position] - means[position]) * ($1[position] - means[position]) }
            spreads[position] = max((variance / rows).squareRoot(), 1e-6)
        }
        let scaled = inputs.map { input in
            (0..<count).map { $0 == 0 ? 1 : (input[$0] - means[$0]) / spreads[$0] }
        }
        let prior = [Double](repeating: 0, count: count)
        var weights = LogisticRegression.fit(scaled, targets, prior: prior, ridge: 0.5)
        for position in 1..<count {
            weights[position] /= spreads[position]
            weights[0] -= weights[position] * means[position]
        }
        return weights
    }

    /// Of a grid, the temperature under which the right labels were most likely.
    private func temperature() -> Double {
        let grid = (0..<24).map { 0.05 * pow(1.25, Double($0)) }
        var best = (loss: Double.infinity, temperature: 1.0)
        for temperature in grid {
            var loss = 0.0
            // The optimum is flat: a sample of the rows will do.
            for (sample, row) in heldOut.sampledRows.enumerated() {
                let scores = heldOut.scores(ofSample: sample).map { Double($0) / temperature }
                let top = scores.max() ?? 0
                loss += top + log(scores.reduce(0) { $0 + exp($1 - top) }) - scores[heldOut.labels[row]]
            }
            if loss < best.loss { best = (loss, temperature) }
        }
        return best.temperature
    }
}
