package import Conversations

extension Classifier {
    /// Why an intent, the best one unless stated, got its score.
    ///
    /// An intent that the model does not have gets zeros.
    package func explain(
        _ text: String, intent: IntentLabel? = nil, profile: ProfileSignals = ProfileSignals()
    ) -> Explanation {
        let message = score(text, profile)
        let chosen =
            intent.flatMap { labels.firstIndex(of: $0) }
            ?? (intent == nil ? rank(message.scores, knownShare: message.raw.knownShare).first?.output : nil)
        guard let output = chosen else {
            return Explanation(intent: intent ?? .outOfScope, bias: 0, contributions: [], score: 0)
        }
        var contributions = featureContributions(of: message, output: output)
        for addition in message.verdict.additions where addition.output == output {
            contributions.append(.init(feature: addition.name, kind: .rule, weight: addition.weight))
        }
        for addition in message.boosts where addition.output == output {
            contributions.append(.init(feature: addition.name, kind: .profile, weight: addition.weight))
        }
        contributions.sort {
            let (left, right) = (abs($0.weight), abs($1.weight))
            return left == right ? ($0.kind.rawValue, $0.feature) < ($1.kind.rawValue, $1.feature) : left > right
        }
        return Explanation(
            intent: labels[output], bias: header.biases[output], contributions: contributions,
            score: message.scores[output])
    }

    /// Each feature's occurrences added up, those without weight left out.
    ///
    /// What the characters of a word say counts under the word: they are how the model knows it beside its spelling, and
    /// fifty pieces of five words tell nobody anything.
    private func featureContributions(of message: ScoredMessage, output: Int) -> [Explanation.Contribution] {
        struct Name: Hashable {
            var feature: String
            var kind: Explanation.Kind
        }
        var sums: [Name: Int] = [:]
        let extractor = scorer.base.extractor
        func name(of occurrence: FeatureExtractor.Occurrence) -> Name {
            guard occurrence.kind == .word || occurrence.kind == .characters else {
                let feature = extractor.name(of: occurrence, in: message.read, lexicon: matcher)
                return Name(feature: feature, kind: occurrence.kind.explanationKind)
            }
            let token = message.read.tokens[occurrence.first]
            // Of a word that the model does not know there are only the pieces.
            return Name(feature: message.read.text(of: token), kind: scorer.isKnown(token.hash) ? .word : .characters)
        }
        extractor.forEach(in: message.read, concepts: message.concepts, of: matcher, isKnown: scorer.isKnown) {
            occurrence in
            guard let weight = scorer.base.weight(of: occurrence.key, output: output), weight != 0 else { return }
            sums[name(of: occurrence), default: 0] += Int(weight)
        }
        return sums.map { .init(feature: $0.feature, kind: $0.kind, weight: Double($1) * message.scale) }
    }
}
