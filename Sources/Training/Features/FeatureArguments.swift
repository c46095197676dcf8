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
        case .linear:
            settings = FeatureSettings()
            weights = [1, 1, 0.7, 0.7, 2.5, 1.2, 2.5, 1]
            leastRows = [1, 2, 2, 2, 1, 2, 1, 2]
        case .naiveBayes:
            settings = FeatureSettings(gramLengths: nil, pairWindow: 0)
            weights = [1, 0.7, 1, 1, 1, 1, 1, 1]
            leastRows = [1, 1, 2, 2, 1, 1, 1, 2]
        }
    }
}
