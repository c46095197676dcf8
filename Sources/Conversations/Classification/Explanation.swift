/// Why an intent got its score: bias plus every contribution equals the score, to 1e-6.
package struct Explanation: Hashable, Codable, Sendable {
    /// What kind of evidence a contribution is.
    package enum Kind: String, Codable, Sendable, CaseIterable {
        case word, bigram, pair, characters, concept, conceptPair = "concept_pair", rule, profile, negation, other
    }

    package struct Contribution: Hashable, Codable, Sendable {
        package var feature: String
        package var kind: Kind
        package var weight: Double

        package init(feature: String, kind: Kind, weight: Double) {
            self.feature = feature
            self.kind = kind
            self.weight = weight
        }
    }

    package var intent: IntentLabel
    package var bias: Double
    /// Strongest first by absolute weight.
    package var contributions: [Contribution]
    package var score: Double

    package init(intent: IntentLabel, bias: Double, contributions: [Contribution], score: Double) {
        self.intent = intent
        self.bias = bias
        self.contributions = contributions
        self.score = score
    }
}
