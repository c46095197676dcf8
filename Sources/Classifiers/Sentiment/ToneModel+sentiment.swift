package import Conversations
import Foundation

extension ToneModel {
    /// Joins what the lexicon and the learned heads say.
    ///
    /// - Parameter learned: the heads' scores in the order of `ToneHead`.
    package func sentiment(_ evidence: ToneEvidence, learned: [Double]) -> Sentiment {
        let negative = probability(.negative, evidence, learned)
        let positive = probability(.positive, evidence, learned)
        let frustrated = probability(.frustrated, evidence, learned) >= 0.5
        var score = min(max((evidence.compound + positive - negative) / 2, -1), 1)
        let label: Sentiment.Label
        if frustrated {
            // Who is at the end of their patience is not neutral, however politely it is said.
            label = .negative
            score = min(score, Self.mildestFrustration)
        } else if negative >= 0.5, negative >= positive {
            label = .negative
        } else if positive >= 0.5 {
            label = .positive
        } else {
            label = .neutral
        }
        return Sentiment(
            score: score, label: label, frustrated: frustrated,
            urgent: probability(.urgent, evidence, learned) >= 0.5)
    }

    /// The score of somebody frustrated is this at most.
    private static let mildestFrustration = -0.2

    /// In 0...1.
    package func probability(_ head: ToneHead, _ evidence: ToneEvidence, _ learned: [Double]) -> Double {
        var logit = 0.0
        for (weight, value) in zip(coefficients(of: head), evidence.values(learned: learned[head.rawValue])) {
            logit += weight * value
        }
        return 1 / (1 + exp(-min(max(logit, -30), 30)))
    }
}
