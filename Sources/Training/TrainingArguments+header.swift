package import Classifiers

extension TrainingArguments {
    /// The arguments that a model was trained with, as its header keeps them.
    ///
    /// - Returns: nil when the header is of a version that kept other ones.
    package init?(of header: ModelHeader) {
        let kept = header.arguments
        guard let algorithm = kept["algorithm"].flatMap(Algorithm.init), let seed = kept["seed"].flatMap(UInt64.init),
            let folds = kept["folds"].flatMap(Int.init), let cost = kept["cost"].flatMap(Double.init),
            let epochs = kept["epochs"].flatMap(Int.init), let bayesShare = kept["bayes_share"].flatMap(Double.init),
            let smoothing = kept["smoothing"].flatMap(Double.init),
            let pruning = kept["pruning"].flatMap(Double.init), let languages = kept["languages"],
            let weights = Self.numbers(kept["family_weights"], Double.init),
            let leastRows = Self.numbers(kept["least_rows"], Int.init),
            weights.count == FeatureKind.allCases.count, leastRows.count == FeatureKind.allCases.count
        else { return nil }
        self.init(
            algorithm: algorithm, seed: seed, languages: languages.split(separator: ",").map(String.init),
            folds: folds,
            features: FeatureArguments(settings: header.features, weights: weights, leastRows: leastRows), cost: cost,
            epochs: epochs, bayesShare: bayesShare, smoothing: smoothing, pruning: pruning)
        // Whatever else the header keeps decided too, and is not known here.
        guard described == kept else { return nil }
    }

    private static func numbers<Number>(_ list: String?, _ read: (String) -> Number?) -> [Number]? {
        guard let parts = list?.split(separator: ",") else { return nil }
        let numbers = parts.compactMap { read(String($0)) }
        return numbers.count == parts.count ? numbers : nil
    }
}
