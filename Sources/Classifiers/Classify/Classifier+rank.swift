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
