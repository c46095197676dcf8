import Conversations
package import Decisions
package import Training

/// What `triage tune` found, category by category.
package struct TuningReport: Hashable, Codable, Sendable {
    /// One category's threshold and the evidence for it.
    package struct Category: Hashable, Codable, Sendable {
        /// Nil when the category stays with people.
        package var threshold: Double?
        package var target: Double
        /// Rows that the classifier puts into this category.
        package var predicted: Int
        /// Those of them that would be answered if only the threshold mattered.
        package var candidates: Int
        /// Rows at or above the threshold, and how many of them are right; without one, at the strictest threshold that
        /// had rows enough to be tried.
        package var answered: Int
        package var right: Int
        package var precision: Double?
        /// What the precision is at least, with the stated confidence.
        package var lowerBound: Double
        /// Rows of `answered` that are out of scope.
        package var outOfScope: Int
        /// About how many more labelled messages it needs; nil with a threshold, and where more would not help.
        package var missing: Int?

        enum CodingKeys: String, CodingKey {
            case threshold, target, predicted, candidates, answered, right, precision
            case lowerBound = "lower_bound"
            case outOfScope = "out_of_scope"
            case missing
        }
    }

    /// Rows and how many of them are right.
    package struct Share: Hashable, Codable, Sendable {
        package var answered = 0
        package var right = 0
    }

    package var model: String
    package var corpus: EvaluationReport.CorpusSummary
    /// Rows that the model has seen, which nothing was measured on; nil when there were none.
    package var omitted: Omitted?
    /// Folds of a cross-validation; nil for rows that were held out.
    package var folds: Int?
    package var target: Double
    package var confidence: Double
    package var categories: [String: Category]
    /// One threshold for all categories; nil when each has its own.
    ///
    /// The promise is then about all answers together, and the categories tell what becomes of them.
    package var together: Category?
    /// Over all categories that have a threshold.
    package var total: Share
    /// Answers that rules of the model name; no threshold is asked about them.
    package var certain: Share
    /// Share of all rows that are answered, rules included.
    package var coverage: Double

    /// - Parameters:
    ///   - rows: one prediction for each row of `corpus`, each by a model that has not learned from the row.
    ///   - categories: those that are to get a threshold; one that answers no row stays with people.
    ///   - targets: for categories with a target of their own.
    ///   - isTogether: true for one threshold, whose promise is about all answers.
    ///   - played: steps of conversations that would be answered, beside the rows.
    ///   - traffic: in what proportion kinds of conversations come; rows are of the kind `plain`. Without it each case counts
    ///     the same.
    package init(
        _ rows: [Prediction], corpus: Corpus, model: String, folds: Int?, categories names: [String], policy: Policy?,
        target: Double, targets: [String: Double] = [:], confidence: Double, isTogether: Bool = false,
        played: [PlayedCase] = [], traffic: TrafficMix? = nil
    ) {
        var counts = Dictionary(grouping: played, by: \.kind).mapValues(\.count)
        counts[PlayedCase.plain, default: 0] += rows.count
        let weights = traffic?.weights(of: counts) ?? [:]
        var outcomes = rows.compactMap { prediction -> Category.Row? in
            let outcome =
                TuningOutcome(prediction, under: policy)
                ?? policy.flatMap { TuningOutcome(refusing: prediction, under: $0) }
            return outcome.map {
                Category.Row(
                    outcome: $0, isOutOfScope: prediction.isOutOfScope, weight: weights[PlayedCase.plain] ?? 1)
            }
        }
        outcomes += played.compactMap { played in
            played.outcome.map {
                Category.Row(outcome: $0, isOutOfScope: false, weight: weights[played.kind] ?? 1)
            }
        }
        let open = outcomes.filter { !$0.outcome.isCertain && names.contains($0.outcome.intent.category) }
        let byCategory = Dictionary(grouping: open) { $0.outcome.intent.category }
        let predicted = Dictionary(grouping: rows, by: \.predicted.category).mapValues(\.count)
        let search = ThresholdSearch(target: target, confidence: confidence)
        if isTogether {
            together = Category(open, predicted: rows.count { names.contains($0.predicted.category) }, search: search)
        }
        var categories: [String: Category] = [:]
        for name in names {
            let (rows, predicted) = (byCategory[name] ?? [], predicted[name] ?? 0)
            if let together {
                categories[name] = Category(rows, predicted: predicted, at: together.threshold, search: search)
            } else {
                let own = ThresholdSearch(target: targets[name] ?? target, confidence: confidence)
                categories[name] = Category(rows, predicted: predicted, search: own)
            }
        }
        let certain = outcomes.filter(\.outcome.isCertain).map(\.outcome)
        self.model = model
        self.corpus = .init(sha256: corpus.digest, rows: corpus.rows.count, files: corpus.files)
        self.folds = folds
        self.target = target
        self.confidence = confidence
        self.categories = categories
        self.certain = Share(answered: certain.count, right: certain.count(where: \.isRight))
        total = categories.values.filter { $0.threshold != nil }.reduce(into: Share()) { total, category in
            total.answered += category.answered
            total.right += category.right
        }
        let all = rows.count + played.count
        coverage = all == 0 ? 0 : Double(total.answered + certain.count) / Double(all)
    }

    /// What goes into a policy.
    package var thresholds: TunedThresholds {
        TunedThresholds(
            categories: together != nil
                ? []
                : categories.sorted { $0.key < $1.key }.map { $0.value.record(name: $0.key, confidence: confidence) },
            standard: together.flatMap { $0.threshold == nil ? nil : $0.record(name: "", confidence: confidence) },
            corpus: corpus.sha256, rows: corpus.rows, model: model, folds: folds)
    }
}
