package import Conversations

extension ToneModel {
    /// Joins what the lexicon and the learned heads say.
    ///
    /// - Parameters:
    ///   - learned: the heads' scores in the order of `ToneHead`.
    ///   - knownShare: share of the message's different words that the model knows, 0...1. What the heads have learned
    ///     says little of a message in other words, so there the score is the lexicon's.
    package func sentiment(_ evidence: ToneEvidence, learned: [Double], knownShare: Double) -> Sentiment {
        // What the heads have learned of a denied word they have learned of the word itself.
        let negative = evidence.deniesBlame ? 0 : probability(.negative, evidence, learned)
        let positive = evidence.deniesPraise || evidence.isIronic ? 0 : probability(.positive, evidence, learned)
        let frustration =
            evidence.isIronic ? 1 : evidence.deniesBlame ? 0 : probability(.frustrated, evidence, learned)
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
            label = Self.plainTone(evidence) ?? .neutral
        }
        // The flag is set early, so as to miss nobody; the score follows where it is certain.
        if evidence.isIronic || frustration * knownShare >= Self.certainFrustration {
            score = min(score, Self.mildestFrustration)
        }
        return Sentiment(
            score: score, label: label, frustrated: frustrated,
            urgent: probability(.urgent, evidence, learned) >= 0.5)
    }

    /// The tone of a message that is hardly anything but tone, "the service was terrible"; nil for any other.
    ///
    /// What the heads have learned of praise and blame is about the corpus' matters, and its rows that are plain praise or
    /// blame are few. Who asks wants an answer, in whatever tone.
    private static func plainTone(_ evidence: ToneEvidence) -> Sentiment.Label? {
        guard !evidence.asks, abs(evidence.compound) >= strongTone, abs(evidence.density) >= denseTone else {
            return nil
        }
        return evidence.compound < 0 ? .negative : .positive
    }

    /// Chosen on the starter domains' tune.jsonl and on forty plain sentences a language; see eval/README.md.
    private static let strongTone = 0.5
    private static let denseTone = 0.45

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
