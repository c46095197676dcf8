package import Conversations

extension Classifier {
    /// What one message wants, how sure that is, and how it sounds.
    package func classify(_ text: String, profile: ProfileSignals = ProfileSignals()) -> Classification {
        examine(text, profile: profile).classification
    }

    /// The same, with the evidence that the confidence rests on.
    package func examine(
        _ text: String, profile: ProfileSignals = ProfileSignals()
    ) -> (classification: Classification, evidence: ReliabilityEvidence) {
        let message = score(text, profile)
        let (raw, verdict) = (message.raw, message.verdict)
        let learned = ToneHead.allCases.map {
            learnedScore(labels.count + $0.rawValue, raw, scale: message.scale)
        }
        let sentiment = header.tone.sentiment(
            tone.evidence(of: message.folded), learned: learned, knownShare: raw.knownShare)
        let language = identifier.identify(message.folded, knownShare: raw.knownShare)
        var ranking = rank(message.scores, knownShare: raw.knownShare)
        let clauses = clauseScores(of: message)
        var evidence = ReliabilityEvidence()
        var isSeveral = clauses.count > 1
        if let best = ranking.first(where: { $0.output != outOfScopeOutput }) {
            let refusal = ranking.first { $0.output == outOfScopeOutput }?.confidence ?? 0
            evidence = reliabilityEvidence(
                of: message, clauses: clauses, best: best.output, probabilities: (best.confidence, refusal),
                sentiment: sentiment, language: language, profile: profile)
            if let reliability = header.reliability {
                ranking = reranked(ranking, by: reliability.probabilities(of: evidence), best: best.output)
                isSeveral = reliability.several.probability(of: evidence.values) >= Self.severalConfidence
            }
        }
        let firstSensitive = labels.count + ToneHead.allCases.count
        // In another language every word is strange to the detector, and a person gets the message anyway.
        let isSpoken = language.map { languages.contains($0) } ?? (raw.knownShare >= 0.5)
        let sensitive =
            !isSpoken
            ? nil
            : header.sensitive?.verdict(
                (0..<SensitiveModel.outputCount).map { learnedScore(firstSensitive + $0, raw, scale: message.scale) })
        let best = ranking.first.map { labels[$0.output] } ?? .outOfScope
        let classification = Classification(
            ranking: ranking.map { .init(intent: labels[$0.output], confidence: $0.confidence) },
            language: language, inScope: best != .outOfScope && raw.square > 0, sentiment: sentiment,
            rules: verdict.matched, hardRule: verdict.hard, timedOutRules: verdict.timedOut,
            requests: isSeveral ? requests(in: clauses) : [], signs: message.discourse.signs,
            shape: MessageShapes.shape(of: text, folded: message.folded, knownWords: raw.knownWords),
            sensitive: verdict.sensitive ?? sensitive, model: digest)
        return (classification, evidence)
    }

    /// How likely a message must be to ask for two things before they are looked for.
    private static let severalConfidence = 0.4
    /// How sure two clauses must be of two intents for the message to hold two requests.
    private static let requestConfidence = 0.5

    /// The different intents that clauses are sure of, in their order; none unless there are two.
    private func requests(in clauses: [ClauseScore]) -> [Classification.Candidate] {
        var found: [Classification.Candidate] = []
        for clause in clauses where clause.confidence >= Self.requestConfidence {
            let intent = labels[clause.output]
            if let place = found.firstIndex(where: { $0.intent == intent }) {
                found[place].confidence = max(found[place].confidence, clause.confidence)
            } else if found.count < Classification.requestLimit {
                found.append(.init(intent: intent, confidence: clause.confidence))
            }
        }
        return found.count > 1 ? found : []
    }
}
