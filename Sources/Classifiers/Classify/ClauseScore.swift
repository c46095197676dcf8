import Conversations

/// What one clause of a message would be by itself.
struct ClauseScore: Hashable, Sendable {
    /// The best output in scope and how likely it is right.
    var output: Int
    var confidence: Double
    /// How likely the clause is out of scope.
    var refusal: Double
    /// Words of the clause, all kinds counted.
    var words: Int
    /// Whether it asks for something or tells what does not work.
    var asks: Bool
}

extension Classifier {
    /// Scores each clause by itself; nothing for a message of one clause.
    func clauseScores(of message: ScoredMessage) -> [ClauseScore] {
        guard message.discourse.clauses.count > 1 else { return [] }
        return zip(message.discourse.clauses, message.discourse.asks).map { clause, asks in
            let concepts = message.concepts.compactMap { match -> ConceptMatch? in
                guard match.start >= clause.lowerBound, match.end <= clause.upperBound else { return nil }
                var match = match
                match.start -= clause.lowerBound
                match.end -= clause.lowerBound
                return match
            }
            let raw = scorer.score(message.read.keeping(clause), concepts: concepts)
            let scale = header.weightUnit / raw.norm
            var scores = labels.indices.map { learnedScore($0, raw, scale: scale) }
            // A rule that speaks against an intent read the whole message: what is not wanted, no clause asks for.
            for addition in message.verdict.additions where addition.weight < 0 {
                scores[addition.output] += addition.weight
            }
            let best = Self.best(3, of: scores).filter { $0 != outOfScopeOutput }
            let (answer, refusal) = header.confidence.probabilities(
                of: .init(
                    best: scores[best[0]], second: best.dropFirst().first.map { scores[$0] },
                    outOfScope: outOfScopeOutput.map { scores[$0] }, knownShare: raw.knownShare))
            return ClauseScore(
                output: best[0], confidence: answer, refusal: refusal, words: clause.count, asks: asks)
        }
    }
}
