/// Turns scores into calibrated probabilities of being right; fitted on held-out folds.
package struct ConfidenceModel: Hashable, Codable, Sendable {
    /// Weights of `Evidence.values` in the logit of the best intent in scope being right.
    package var answer: [Double]
    /// Weights of `Evidence.values` in the logit of the message being out of scope; nil when the corpus had no such rows.
    package var refusal: [Double]?
    /// Divides the scores before the soft maximum that shares out what the best intent and refusing leave.
    package var temperature: Double

    package init(answer: [Double], refusal: [Double]?, temperature: Double) {
        self.answer = answer
        self.refusal = refusal
        self.temperature = temperature
    }

    /// What the probabilities are computed from.
    package struct Evidence: Hashable, Sendable {
        /// The two highest scores in scope.
        package var best: Double
        package var second: Double
        /// The score of being out of scope; nil when the model has no such label.
        package var outOfScope: Double?
        /// Share of the message's different words that the model knows, 0...1.
        package var knownShare: Double

        /// - Parameter second: nil when there is one intent in scope only.
        package init(best: Double, second: Double?, outOfScope: Double?, knownShare: Double) {
            self.best = best
            self.second = second ?? best - Self.marginWithoutSecond
            self.outOfScope = outOfScope
            self.knownShare = knownShare
        }

        /// Stands for the distance to a second intent that there is not.
        private static let marginWithoutSecond = 10.0

        package var values: [Double] {
            let rival = outOfScope.map { max($0, second) } ?? second
            return [1, best, best - second, best - rival, outOfScope ?? 0, knownShare]
        }
        package static let count = 6
    }

    /// How likely the best intent in scope is right, and how likely the message is out of scope; together at most 1.
    ///
    /// The two come from regressions of their own; where they claim more than 1 together, the less likely one gives way.
    package func probabilities(of evidence: Evidence) -> (answer: Double, refusal: Double) {
        let values = evidence.values
        let answer = Self.probability(self.answer, values)
        guard evidence.outOfScope != nil, let refusal = refusal.map({ Self.probability($0, values) }) else {
            return (answer, 0)
        }
        return refusal > answer ? (min(answer, 1 - refusal), refusal) : (answer, min(refusal, 1 - answer))
    }

    /// The logistic function of a weighted sum.
    private static func probability(_ coefficients: [Double], _ values: [Double]) -> Double {
        var logit = 0.0
        for (weight, value) in zip(coefficients, values) { logit += weight * value }
        return logistic(logit)
    }

    func fault() -> String? {
        // Times any score, and added up, these stay finite.
        let isSound = [answer, refusal ?? answer].allSatisfy { coefficients in
            coefficients.count == Evidence.count && coefficients.allSatisfy { abs($0) <= 1e12 }
        }
        guard isSound else { return "confidence coefficients are out of range" }
        guard temperature.isFinite, temperature > 1e-6 else { return "the temperature is out of range" }
        return nil
    }
}
