package import Classifiers

/// Which features are looked at, and what each family weighs.
package struct FeatureArguments: Hashable, Sendable {
    package var settings: FeatureSettings
    /// Factor on the idf, by the raw value of `FeatureKind`.
    package var weights: [Double]
    /// Rows a feature must stand in to be kept, by the raw value of `FeatureKind`.
    package var leastRows: [Int]

    package init(settings: FeatureSettings, weights: [Double], leastRows: [Int]) {
        self.settings = settings
        self.weights = weights
        self.leastRows = leastRows
    }

    /// What paid on the validation rows of the public corpora and on folds of the starter domains.
    package init(algorithm: TrainingArguments.Algorithm) {
        switch algorithm {
        case .linear: settings = FeatureSettings()
        case .naiveBayes: settings = FeatureSettings(gramLengths: nil, pairWindow: 0)
        }
        let families = FeatureKind.allCases.map { Self.family($0, algorithm) }
        weights = families.map(\.weight)
        leastRows = families.map(\.leastRows)
    }

    private static func family(
        _ kind: FeatureKind, _ algorithm: TrainingArguments.Algorithm
    ) -> (weight: Double, leastRows: Int) {
        switch (algorithm, kind) {
        case (.linear, .word): (1, 1)
        case (.linear, .bigram): (1, 2)
        case (.linear, .pair), (.linear, .characters): (0.7, 2)
        case (.linear, .concept), (.linear, .negatedConcept): (2.5, 1)
        case (.linear, .conceptPair): (1.2, 2)
        case (.naiveBayes, .bigram): (0.7, 1)
        case (.naiveBayes, .word), (.naiveBayes, .concept), (.naiveBayes, .conceptPair): (1, 1)
        case (.naiveBayes, .negatedConcept): (1, 1)
        case (.naiveBayes, .pair), (.naiveBayes, .characters): (1, 2)
        case (_, .form): (1, 2)
        }
    }
}
