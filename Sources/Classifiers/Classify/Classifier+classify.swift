package import Conversations
import Foundation

extension Classifier {
    /// What one message wants, how sure that is, and how it sounds.
    package func classify(_ text: String, profile: ProfileSignals = ProfileSignals()) -> Classification {
        let folded = folder.fold(text)
        let raw = scorer.score(folded, concepts: matcher?.matches(in: folded) ?? [])
        let scale = header.weightUnit / raw.norm
        var scores = labels.indices.map { header.biases[$0] + Double(raw.sums[$0]) * scale }
        let verdict = rules.apply(to: text, folded: folded)
        for addition in verdict.additions { scores[addition.output] += addition.weight }
        for addition in rules.boosts(for: profile) { scores[addition.output] += addition.weight }

        let ranking = rank(scores, knownShare: raw.knownShare)
        let best = ranking.first?.intent ?? .outOfScope
        let learned = ToneHead.allCases.map {
            let output = labels.count + $0.rawValue
            return header.biases[output] + Double(raw.sums[output]) * scale
        }
        return Classification(
            ranking: ranking, language: identifier.identify(folded, knownShare: raw.knownShare),
            inScope: best != .outOfScope && raw.square > 0,
            sentiment: header.tone.sentiment(tone.evidence(of: folded), learned: learned),
            rules: verdict.matched, hardRule: verdict.hard, timedOutRules: verdict.timedOut,
            model: digest)
    }

    /// The five best, with the best one's calibrated confidence and the rest sharing what it leaves.
    private func rank(_ scores: [Double], knownShare: Double) -> [Classification.Candidate] {
        let order = Self.best(5, of: scores)
        guard let first = order.first else { return [] }
        let top = scores[first]
        let second = order.count > 1 ? scores[order[1]] : top - 10
        let confidence = header.confidence.confidence(
            of: .init(best: top, second: second, knownShare: knownShare))
        var shares = order.map { exp((scores[$0] - top) / header.confidence.temperature) }
        // Beyond the five best, all others together hardly weigh.
        let rest = shares.dropFirst().reduce(0, +)
        for index in shares.indices.dropFirst() {
            shares[index] = rest > 0 ? min(confidence, shares[index] / rest * (1 - confidence)) : 0
        }
        shares[0] = confidence
        return order.indices.map { .init(intent: labels[order[$0]], confidence: shares[$0]) }
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
