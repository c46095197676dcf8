package import Conversations

extension ToneModel {
    /// Joins what the lexicon and the learned heads say.
    ///
    /// - Parameters:
    ///   - learned: the heads' scores in the order of `ToneHead`.
    ///   - knownShare: share of the message's different words that the model knows, 0...1. What the heads have learned
    ///     says little of a message in other words, so there the score is the lexicon's.
    package func sentiment(_ evidence: ToneEvidence, learned: [Double], knownShare: Double) -> Sentiment {
        let negative = probability(.negative, evidence, learned)
        let positive = probability(.positive, evidence, learned)
        let frustration = probability(.frustrated, evidence, learned)
        let frustrated = frustration >= 0.5
        let trust = knownShare * knownShare / 2
        var score = min(max((1 - trust) * evidence.compound + trust * (positive - negative), -1), 1)
        let label: Sentiment.Label
        if frustrated {
            // Who is at the end of their patience is not neutral, however politely it is said.
            label = .negative
        } else if negative >= 0.5, negative >= positive {
            label = .negative
        } else if positive >= 0.5 {
            label = .positive
        } else {
            label = .neutral
        }
        // The flag is set early, so as to miss nobody; the score follows where it is certain.
        if frustration * knownShare >= Self.certainFrustration { score = min(score, Self.mildestFrustration) }
        return Sentiment(
            score: score, label: label, frustrated: frustrated,
            urgent: probability(.urgent, evidence, learned) >= 0.5)
    }

    private static let certainFrustration = 0.9
    /// The score of somebody certainly frustrated is this at most.
    private static let mildestFrustration = -0.2

    /// In 0...1.
    package func probability(_ head: ToneHead, _ evidence: ToneEvidence, _ learned: [Double]) -> Double {
        var logit = 0.0
        for (weight, value) in zip(coefficients(of: head), evidence.values(learned: learned[head.rawValue])) {
            logit += weight * value
        }
        return logistic(logit)
    }
}
