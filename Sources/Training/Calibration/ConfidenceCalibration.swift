import Classifiers
import Foundation

/// Fits the confidence on scores of models that have not seen the row.
struct ConfidenceCalibration {
    let heldOut: HeldOutScores
    let knownShares: [Double]

    /// Share that out-of-scope rows are made to weigh at least: they are the rows that nobody collects, and a channel has
    /// more of them than a corpus.
    static let leastOutOfScopeShare = 0.1
    /// What one of them weighs at most: a handful says little.
    private static let mostWeight = 20.0

    func fit() -> ConfidenceModel {
        var inputs: [[Double]] = []
        inputs.reserveCapacity(heldOut.labels.count)
        let rows = heldOut.labels.indices.filter { heldOut.labels[$0] >= 0 }
        for row in rows {
            let evidence = ConfidenceModel.Evidence(
                best: Double(heldOut.best[row]),
                second: heldOut.second[row].isFinite ? Double(heldOut.second[row]) : nil,
                outOfScope: heldOut.outOfScope == nil ? nil : Double(heldOut.refusal[row]),
                knownShare: knownShares[row])
            inputs.append(evidence.values)
        }
        let right = rows.map { Int(heldOut.bestLabels[$0]) == heldOut.labels[$0] }
        let outside = rows.map { heldOut.labels[$0] == heldOut.outOfScope }
        let weight = Self.weight(outOfScope: outside.count { $0 }, of: outside.count)
        let importance = outside.map { $0 ? weight : 1 }
        return ConfidenceModel(
            answer: LogisticRegression.standardisedFit(inputs, right, importance: importance),
            refusal: heldOut.outOfScope == nil
                ? nil : LogisticRegression.standardisedFit(inputs, outside, importance: importance),
            temperature: temperature())
    }

    /// What each out-of-scope row counts for.
    static func weight(outOfScope: Int, of rows: Int) -> Double {
        guard outOfScope > 0, outOfScope < rows else { return 1 }
        let needed = leastOutOfScopeShare / (1 - leastOutOfScopeShare) * Double(rows - outOfScope)
        return min(max(needed / Double(outOfScope), 1), mostWeight)
    }

    /// Of a grid, the temperature under which the right labels were most likely.
    private func temperature() -> Double {
        let grid = (0..<24).map { 0.05 * pow(1.25, Double($0)) }
        var best = (loss: Double.infinity, temperature: 1.0)
        for temperature in grid {
            var loss = 0.0
            // The optimum is flat: a sample of the rows will do.
            for (sample, row) in heldOut.sampledRows.enumerated() where heldOut.labels[row] >= 0 {
                let scores = heldOut.scores(ofSample: sample).map { Double($0) / temperature }
                let top = scores.max() ?? 0
                loss += top + log(scores.reduce(0) { $0 + exp($1 - top) }) - scores[heldOut.labels[row]]
            }
            if loss < best.loss { best = (loss, temperature) }
        }
        return best.temperature
    }
}
