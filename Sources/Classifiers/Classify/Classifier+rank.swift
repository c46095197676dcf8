import Conversations
import Foundation

extension Classifier {
    /// Candidates in a ranking at most.
    private static let rankingLength = 5

    /// The most likely outputs with their probabilities, most likely first; never empty, together at most 1.
    ///
    /// Among intents in scope the scores decide. Whether to refuse is decided by probability: a label that stands for
    /// everything else gets scores that do not compare with those of the others.
    func rank(_ scores: [Double], knownShare: Double) -> [(output: Int, confidence: Double)] {
        let inScope = Self.best(Self.rankingLength + 1, of: scores).filter { $0 != outOfScopeOutput }
            .prefix(Self.rankingLength)
        guard let first = inScope.first else { return [(outOfScopeOutput ?? 0, 1)] }
        let top = scores[first]
        let (answer, refusal) = header.confidence.probabilities(
            of: .init(
                best: top, second: inScope.dropFirst().first.map { scores[$0] },
                outOfScope: outOfScopeOutput.map { scores[$0] }, knownShare: knownShare))
        var ranking = [(output: first, confidence: answer)]
        // Beyond these, all others together hardly weigh.
        let shares = inScope.dropFirst().map { exp((scores[$0] - top) / header.confidence.temperature) }
        let sum = shares.reduce(0, +)
        let rest = max(0, 1 - answer - refusal)
        for (output, share) in zip(inScope.dropFirst(), shares) {
            ranking.append((output, sum > 0 ? min(answer, share / sum * rest) : 0))
        }
        if let outOfScopeOutput {
            let place = ranking.firstIndex { $0.confidence < refusal } ?? ranking.count
            ranking.insert((outOfScopeOutput, refusal), at: place)
        }
        return Array(ranking.prefix(Self.rankingLength))
    }

    /// The ranking with other probabilities for the best intent in scope and for refusing; the rest share what is left.
    func reranked(
        _ ranking: [(output: Int, confidence: Double)], by probabilities: (answer: Double, refusal: Double), best: Int
    ) -> [(output: Int, confidence: Double)] {
        let others = ranking.filter { $0.output != best && $0.output != outOfScopeOutput }
        let sum = others.reduce(0) { $0 + $1.confidence }
        let rest = max(0, 1 - probabilities.answer - (outOfScopeOutput == nil ? 0 : probabilities.refusal))
        var reranked = [(output: best, confidence: probabilities.answer)]
        reranked += others.map {
            ($0.output, sum > 0 ? min(probabilities.answer, $0.confidence / sum * rest) : 0)
        }
        if let outOfScopeOutput {
            let place = reranked.firstIndex { $0.confidence < probabilities.refusal } ?? reranked.count
            reranked.insert((outOfScopeOutput, probabilities.refusal), at: place)
        }
        return Array(reranked.prefix(Self.rankingLength))
    }

    /// Indices of the highest values, highest first, the earlier one among equals.
    static func best(_ count: Int, of values: [Double]) -> [Int] {
        var best: [Int] = []
        best.reserveCapacity(count + 1)
        for index in values.indices {
            if best.count == count, values[index] <= values[best[count - 1]] { continue }
            var place = best.count
            while place > 0, values[best[place - 1]] < values[index] { place -= 1 }
            best.insert(index, at: place)
            if best.count > count { best.removeLast() }
        }
        return best
    }
}
