import Foundation

/// Turns scores into a calibrated probability of being right; fitted on held-out folds.
package struct ConfidenceModel: Hashable, Codable, Sendable {
    /// Weights of `Evidence.values` in the logit of the best intent being right.
    package var coefficients: [Double]
    /// Divides the scores before the soft maximum that shares out what the best intent leaves.
    package var temperature: Double

    package init(coefficients: [Double], temperature: Double) {
        self.coefficients = coefficients
        self.temperature = temperature
    }

    /// What the confidence is computed from.
    package struct Evidence: Hashable, Sendable {
        package var best: Double
        package var second: Double
        /// Share of the message's different words that the model knows, 0...1.
        package var knownShare: Double

        package init(best: Double, second: Double, knownShare: Double) {
            self.best = best
            self.second = second
            self.knownShare = knownShare
        }

        package var values: [Double] { [1, best, best - second, knownShare] }
        package static let count = 4
    }

    /// In 0...1.
    package func confidence(of evidence: Evidence) -> Double {
        var logit = 0.0
        for (weight, value) in zip(coefficients, evidence.values) { logit += weight * value }
        return 1 / (1 + exp(-min(max(logit, -30), 30)))
    }

    func fault() -> String? {
        // Times any score, and added up, these stay finite.
        guard coefficients.count == Evidence.count, coefficients.allSatisfy({ abs($0) <= 1e12 }) else {
            return "confidence coefficients are out of range"
        }
        guard temperature.isFinite, temperature > 1e-6 else { return "the temperature is out of range" }
        return nil
    }
}
