/// From the evidence of a message to the probability that its best intent is right, fitted on realistic conversations.
///
/// Without it a model's probabilities come from the scores alone, which were calibrated on tidy rows.
package struct ReliabilityModel: Hashable, Codable, Sendable {
    /// That the standard answer of the best intent in scope is right.
    package var answer: BoostedTrees
    /// That refusing is right.
    package var refusal: BoostedTrees
    /// That the message asks for two things or more.
    package var several: BoostedTrees

    package init(answer: BoostedTrees, refusal: BoostedTrees, several: BoostedTrees) {
        self.answer = answer
        self.refusal = refusal
        self.several = several
    }

    /// How likely the best intent is right, and how likely refusing is; together at most 1.
    package func probabilities(of evidence: ReliabilityEvidence) -> (answer: Double, refusal: Double) {
        let values = evidence.values
        let (answer, refusal) = (answer.probability(of: values), refusal.probability(of: values))
        return refusal > answer ? (min(answer, 1 - refusal), refusal) : (answer, min(refusal, 1 - answer))
    }

    /// What is wrong with it; nil when it can be used.
    func fault() -> String? {
        let count = ReliabilityEvidence.names.count
        return [answer, refusal, several].allSatisfy { $0.isSound(valueCount: count) }
            ? nil : "the reliability model is out of range"
    }
}
