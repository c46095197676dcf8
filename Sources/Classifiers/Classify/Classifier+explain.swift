package import Conversations

extension Classifier {
    /// Why an intent, the best one unless stated, got its score.
    ///
    /// An intent that the model does not have gets zeros.
    package func explain(
        _ text: String, intent: IntentLabel? = nil, profile: ProfileSignals = ProfileSignals()
    ) -> Explanation {
        let folded = folder.fold(text)
        let read = read(folded)
        let raw = scorer.score(read.folded, concepts: read.concepts)
        let scale = header.weightUnit / raw.norm
        let verdict = rules.apply(to: text, folded: folded)
        let boosts = rules.boosts(for: profile)
        var scores = labels.indices.map { header.biases[$0] + Double(raw.sums[$0]) * scale }
        for addition in verdict.additions + boosts { scores[addition.output] += addition.weight }

        let chosen =
            intent.flatMap { labels.firstIndex(of: $0) }
            ?? (intent == nil ? rank(scores, knownShare: raw.knownShare).first?.output : nil)
        guard let output = chosen else {
            return Explanation(intent: intent ?? .outOfScope, bias: 0, contributions: [], score: 0)
        }
        var contributions = featureContributions(read.folded, read.concepts, output: output, scale: scale)
        for addition in verdict.additions where addition.output == output {
            contributions.append(.init(feature: addition.name, kind: .rule, weight: addition.weight))
        }
        for addition in boosts where addition.output == output {
            contributions.append(.init(feature: addition.name, kind: .profile, weight: addition.weight))
        }
        contributions.sort {
            let (left, right) = (abs($0.weight), abs($1.weight))
            return left == right ? ($0.kind.rawValue, $0.feature) < ($1.kind.rawValue, $1.feature) : left > right
        }
        return Explanation(
            intent: labels[output], bias: header.biases[output], contributions: contributions, score: scores[output])
    }

    /// Each feature's occurrences added up, those without weight left out.
    private func featureContributions(
        _ folded: FoldedText, _ matches: [ConceptMatch], output: Int, scale: Double
    ) -> [Explanation.Contribution] {
        struct Name: Hashable {
            var feature: String
            var kind: Explanation.Kind
        }
        var sums: [Name: Int] = [:]
        let extractor = scorer.base.extractor
        extractor.forEach(in: folded, concepts: matches, of: matcher, isKnown: scorer.isKnown) { occurrence in
            guard let weight = scorer.base.weight(of: occurrence.key, output: output), weight != 0 else { return }
            let feature = extractor.name(of: occurrence, in: folded, lexicon: matcher)
            sums[Name(feature: feature, kind: occurrence.kind.explanationKind), default: 0] += Int(weight)
        }
        return sums.map { .init(feature: $0.feature, kind: $0.kind, weight: Double($1) * scale) }
    }
}
