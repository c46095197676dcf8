/// What decides, beside the corpus, how a model comes out.
package struct TrainingArguments: Hashable, Sendable {
    package enum Algorithm: String, CaseIterable, Sendable {
        case linear
        case naiveBayes = "naive-bayes"
    }

    package var algorithm: Algorithm
    package var seed: UInt64
    /// ISO 639-1 codes, most important first; empty: the languages of the corpus.
    package var languages: [String]
    /// Held-out folds for calibration.
    package var folds: Int
    /// Which features, and how much each family weighs.
    package var features: FeatureArguments
    /// Inverse strength of the regularisation (`linear`).
    package var cost: Double
    /// Passes over the data at most, for each intent (`linear`).
    package var epochs: Int
    /// What one nat of naive Bayes' log-odds adds to the margin-scaled scores (`linear`); 0: nothing.
    ///
    /// The two err on different messages, and a sum of both is as exact to explain as one.
    package var bayesShare: Double
    /// Added to every count of naive Bayes.
    package var smoothing: Double
    /// Weights smaller than this, before normalisation, are dropped.
    package var pruning: Double

    package init(
        algorithm: Algorithm = .linear, seed: UInt64 = 7, languages: [String] = [], folds: Int = 5,
        features: FeatureArguments? = nil, cost: Double = 2, epochs: Int = 30,
        bayesShare: Double = 0.03, smoothing: Double? = nil, pruning: Double = 0.04
    ) {
        self.algorithm = algorithm
        self.seed = seed
        self.languages = languages
        self.folds = folds
        self.features = features ?? FeatureArguments(algorithm: algorithm)
        self.cost = cost
        self.epochs = epochs
        self.bayesShare = bayesShare
        self.smoothing = smoothing ?? (algorithm == .linear ? 0.002 : 0.02)
        self.pruning = pruning
    }

    /// By name, as the model's header keeps them.
    package var described: [String: String] {
        [
            "algorithm": algorithm.rawValue, "seed": "\(seed)", "languages": languages.joined(separator: ","),
            "folds": "\(folds)", "cost": "\(cost)", "epochs": "\(epochs)",
            "bayes_share": "\(bayesShare)", "smoothing": "\(smoothing)", "pruning": "\(pruning)",
            "family_weights": features.weights.map { "\($0)" }.joined(separator: ","),
            "least_rows": features.leastRows.map { "\($0)" }.joined(separator: ","),
        ]
    }
}
