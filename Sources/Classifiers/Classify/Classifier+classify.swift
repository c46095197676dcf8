package import Conversations

extension Classifier {
    /// What one message wants, how sure that is, and how it sounds.
    package func classify(_ text: String, profile: ProfileSignals = ProfileSignals()) -> Classification {
        let folded = folder.fold(text)
        let read = read(folded)
        let raw = scorer.score(read.folded, concepts: read.concepts)
        let scale = header.weightUnit / raw.norm
        var scores = labels.indices.map { header.biases[$0] + Double(raw.sums[$0]) * scale }
        let verdict = rules.apply(to: text, folded: folded)
        for addition in verdict.additions { scores[addition.output] += addition.weight }
        for addition in rules.boosts(for: profile) { scores[addition.output] += addition.weight }

        let ranking = rank(scores, knownShare: raw.knownShare).map {
            Classification.Candidate(intent: labels[$0.output], confidence: $0.confidence)
        }
        let best = ranking.first?.intent ?? .outOfScope
        let learned = ToneHead.allCases.map {
            let output = labels.count + $0.rawValue
            return header.biases[output] + Double(raw.sums[output]) * scale
        }
        return Classification(
            ranking: ranking, language: identifier.identify(folded, knownShare: raw.knownShare),
            inScope: best != .outOfScope && raw.square > 0,
            sentiment: header.tone.sentiment(
                tone.evidence(of: folded), learned: learned, knownShare: raw.knownShare),
            rules: verdict.matched, hardRule: verdict.hard, timedOutRules: verdict.timedOut,
            model: digest)
    }
}
