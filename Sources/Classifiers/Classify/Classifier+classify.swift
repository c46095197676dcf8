package import Conversations

extension Classifier {
    /// What one message wants, how sure that is, and how it sounds.
    package func classify(_ text: String, profile: ProfileSignals = ProfileSignals()) -> Classification {
        let message = score(text, profile)
        let (raw, verdict) = (message.raw, message.verdict)
        let ranking = rank(message.scores, knownShare: raw.knownShare).map {
            Classification.Candidate(intent: labels[$0.output], confidence: $0.confidence)
        }
        let best = ranking.first?.intent ?? .outOfScope
        let learned = ToneHead.allCases.map {
            learnedScore(labels.count + $0.rawValue, raw, scale: message.scale)
        }
        return Classification(
            ranking: ranking, language: identifier.identify(message.folded, knownShare: raw.knownShare),
            inScope: best != .outOfScope && raw.square > 0,
            sentiment: header.tone.sentiment(
                tone.evidence(of: message.folded), learned: learned, knownShare: raw.knownShare),
            rules: verdict.matched, hardRule: verdict.hard, timedOutRules: verdict.timedOut,
            model: digest)
    }
}
