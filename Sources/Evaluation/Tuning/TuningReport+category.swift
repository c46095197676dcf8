import Decisions

extension TuningReport.Category {
    /// A case that would be answered if only its threshold mattered.
    struct Row {
        var outcome: TuningOutcome
        var isOutOfScope: Bool
        /// How much it counts in the traffic that the promise is about.
        var weight = 1.0
    }

    /// Searches a threshold of the rows' own.
    init(_ rows: [Row], predicted: Int, search: ThresholdSearch) {
        let steps = search.steps(
            rows.map { .init(confidence: $0.outcome.confidence, isRight: $0.outcome.isRight, weight: $0.weight) })
        let best = search.best(of: steps)
        // Without a threshold: what the first test saw, or all there is.
        let shown = best ?? search.tested(steps).first ?? steps.last
        self.init(rows, predicted: predicted, threshold: best?.threshold, shown: shown?.threshold ?? 0, search: search)
        // Where other rules send all of it to people, more rows do not help.
        guard best == nil, !rows.isEmpty || predicted == 0, let more = search.missingRows(steps) else { return }
        // Where they send some, those have to be labelled all the same.
        let perCandidate = rows.isEmpty ? 1 : max(1, Double(predicted) / Double(rows.count))
        missing = Int((Double(more) * perCandidate).rounded(.up))
    }

    /// What becomes of rows under a threshold that was found elsewhere.
    init(_ rows: [Row], predicted: Int, at threshold: Double?, search: ThresholdSearch) {
        self.init(rows, predicted: predicted, threshold: threshold, shown: threshold ?? 0, search: search)
    }

    private init(_ rows: [Row], predicted: Int, threshold: Double?, shown: Double, search: ThresholdSearch) {
        let above = rows.filter { $0.outcome.confidence >= shown }
        let right = above.count(where: \.outcome.isRight)
        self.init(
            threshold: threshold, target: search.target, predicted: predicted, candidates: rows.count,
            answered: above.count, right: right,
            precision: above.isEmpty ? nil : Double(right) / Double(above.count),
            lowerBound: search.steps(
                above.map { .init(confidence: 1, isRight: $0.outcome.isRight, weight: $0.weight) }
            ).first.map {
                ClopperPearson.lowerBound(successes: $0.right, of: $0.answered, confidence: search.confidence)
            } ?? 0,
            outOfScope: above.count(where: \.isOutOfScope))
    }

    /// As policy.yaml keeps it.
    func record(name: String, confidence: Double) -> TunedThresholds.Category {
        TunedThresholds.Category(
            name: name, threshold: threshold, target: target, confidence: confidence, answered: answered, right: right,
            missing: missing)
    }
}

extension ThresholdSearch {
    /// About how many more rows a category needs that got no threshold.
    ///
    /// - Returns: nil when even the surest rows are not right often enough, so that more of the same would not help.
    func missingRows(_ steps: [Step]) -> Int? {
        let total = steps.last?.answered ?? 0
        guard let first = tested(steps).first else {
            // The few there are may already show that it is hopeless.
            let wrong = total - (steps.last?.right ?? 0)
            let upperBound = 1 - ClopperPearson.lowerBound(successes: wrong, of: total, confidence: confidence)
            guard upperBound >= target else { return nil }
            return max(1, ClopperPearson.leastTrials(target: target, confidence: confidence) - total)
        }
        // With the precision seen so far, and the same share of rows this sure.
        guard let answers = needed(precision: first.precision), first.answered > 0 else { return nil }
        let more = Double(max(1, answers - first.answered)) * Double(total) / Double(first.answered)
        // Where the precision hardly exceeds the target, a hundred times the rows would be needed: nobody's plan.
        return more <= 20 * Double(total) ? Int(more.rounded(.up)) : nil
    }
}
