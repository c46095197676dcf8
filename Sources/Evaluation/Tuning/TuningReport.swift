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
        /// Rows that this category would answer if everything were.
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
            case threshold, target, candidates, answered, right, precision
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
    /// Folds of a cross-validation; nil for rows that were held out.
    package var folds: Int?
    package var target: Double
    package var confidence: Double
    package var categories: [String: Category]
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
    package init(
        _ rows: [Prediction], corpus: Corpus, model: String, folds: Int?, categories names: [String], policy: Policy?,
        target: Double, targets: [String: Double] = [:], confidence: Double
    ) {
        let outcomes = rows.compactMap { prediction in
            TuningOutcome(prediction, under: policy).map { (outcome: $0, isOutOfScope: prediction.isOutOfScope) }
        }
        let byCategory = Dictionary(grouping: outcomes.filter { !$0.outcome.isCertain }) { $0.outcome.intent.category }
        var categories: [String: Category] = [:]
        for name in names {
            categories[name] = Category(
                byCategory[name] ?? [],
                search: ThresholdSearch(target: targets[name] ?? target, confidence: confidence))
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
        coverage = rows.isEmpty ? 0 : Double(total.answered + certain.count) / Double(rows.count)
    }

    /// What goes into a policy.
    package var thresholds: TunedThresholds {
        TunedThresholds(
            categories: categories.sorted { $0.key < $1.key }.map { name, category in
                .init(
                    name: name, threshold: category.threshold, target: category.target, confidence: confidence,
                    answered: category.answered, right: category.right, missing: category.missing)
            },
            corpus: corpus.sha256, rows: corpus.rows, model: model, folds: folds)
    }
}

extension TuningReport.Category {
    init(_ rows: [(outcome: TuningOutcome, isOutOfScope: Bool)], search: ThresholdSearch) {
        let steps = search.steps(rows.map { ($0.outcome.confidence, $0.outcome.isRight) })
        let best = search.best(of: steps)
        // Without a threshold: what the first test saw, or all there is.
        let shown = best ?? search.tested(steps).first ?? steps.last
        threshold = best?.threshold
        target = search.target
        candidates = rows.count
        answered = shown?.answered ?? 0
        right = shown?.right ?? 0
        precision = answered > 0 ? Double(right) / Double(answered) : nil
        lowerBound = ClopperPearson.lowerBound(successes: right, of: answered, confidence: search.confidence)
        outOfScope = rows.count { $0.isOutOfScope && $0.outcome.confidence >= (shown?.threshold ?? 0) }
        missing = best == nil ? search.missingRows(steps) : nil
    }
}

extension ThresholdSearch {
    /// About how many more labelled rows a category needs that got no threshold.
    ///
    /// - Returns: nil when even the surest rows are not right often enough, so that more of the same would not help.
    func missingRows(_ steps: [Step]) -> Int? {
        let total = steps.last?.answered ?? 0
        guard let first = tested(steps).first else {
            return max(1, ClopperPearson.leastTrials(target: target, confidence: confidence) - total)
        }
        // With the precision seen so far, and the same share of rows this sure.
        guard let answers = needed(precision: first.precision), first.answered > 0 else { return nil }
        let more = Double(max(1, answers - first.answered)) * Double(total) / Double(first.answered)
        // Where the precision hardly exceeds the target, a hundred times the rows would be needed: nobody's plan.
        return more <= 20 * Double(total) ? Int(more.rounded(.up)) : nil
    }
}
