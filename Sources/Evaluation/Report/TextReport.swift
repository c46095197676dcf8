import Conversations
extension EvaluationReport {
    /// The report for a terminal, some eighty columns wide.
    package var text: String {
        [
            warningText, summary, policyText, comparison?.text ?? "", labelTable("intent", intents),
            categories.count < intents.count ? labelTable("category", categories) : "", sentimentText, ratingsText,
            sliceTable, behaviour?.text ?? "", failureText,
        ].filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private var warningText: String {
        (warnings ?? []).map { "warning    \($0.singleLine(limit: 1000))\n" }.joined()
    }

    private var summary: String {
        var lines = [
            folds.map { "\($0)-fold cross-validation" } ?? "model      \(model)",
            "corpus     \(corpus.rows) rows, \(corpus.sha256)",
        ]
        if let origin { lines.append("made       \(origin.text)") }
        lines += [
            "accuracy   \(percent(accuracy)) (95 %: \(interval(accuracyInterval)))"
                + (outOfScope == nil ? "" : accuracyInScope.map { ", in scope \(percent($0))" } ?? ""),
            "category   \(percent(categoryAccuracy))",
            "F1         macro \(decimal(macroF1, digits: 3)), weighted \(decimal(weightedF1, digits: 3)),"
                + " micro \(decimal(microF1, digits: 3))",
            "confidence expected calibration error \(decimal(calibration.ece, digits: 4)),"
                + " Brier \(decimal(calibration.brier, digits: 4))",
            "coverage   \(percent(coverage.at090)) at 90 % precision, \(percent(coverage.at095)) at 95 %,"
                + " \(percent(coverage.at099)) at 99 %",
        ]
        if let scope = outOfScope {
            lines.append(
                "scope      AUROC \(decimal(scope.auroc, digits: 4)), out-of-scope recall "
                    + "\(percent(scope.recallAtThreshold)), precision \(percent(scope.precision)) (\(scope.rows) rows)")
        }
        if let timedOutText { lines.append("rules      \(timedOutText)") }
        lines.append(
            "speed      \(decimal(messagesPerSecond, digits: 0)) messages/s, p50 \(decimal(latency.p50, digits: 1)) µs,"
                + " p99 \(decimal(latency.p99, digits: 1)) µs")
        return lines.joined(separator: "\n") + "\n"
    }

    /// Which rules' patterns were stopped at their time limit; nil when none was.
    var timedOutText: String? {
        timedOutRules.map { rules in
            let rows = rules.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
                .map { "\($0.key.singleLine(limit: 100)) in \($0.value) row\($0.value == 1 ? "" : "s")" }
            return "stopped at their time limit, so that a person would see the message: "
                + rows.joined(separator: ", ")
        }
    }

    private var policyText: String {
        guard let policy else { return "" }
        let precision = policy.precision.map { percent($0) } ?? "none"
        var categories = TextTable(["category", "threshold", "answered", "right", "95 %"])
        for (name, category) in (policy.categories ?? [:]).sorted(by: { $0.key < $1.key }) {
            categories.add([
                name, category.threshold.map { decimal($0, digits: 2) } ?? "people", "\(category.answered)",
                category.precision.map { percent($0) } ?? "-",
                category.answered > 0 ? interval(category.precisionInterval) : "-",
            ])
        }
        var table = TextTable(["decided by", "rows"])
        for (reason, rows) in policy.reasons.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            table.add([reason, "\(rows)"])
        }
        return "policy     answers \(percent(policy.automated)) by itself, \(precision) of that right"
            + " (95 %: \(interval(policy.precisionInterval)))\n\(table.text)"
            + (policy.categories == nil ? "" : categories.text)
    }

    private func labelTable(_ title: String, _ scores: [String: LabelScores]) -> String {
        var table = TextTable([title, "precision", "recall", "95 %", "F1", "rows", "<confused with"])
        for (name, scores) in weakestFirst(scores) {
            let confused = scores.confusedWith.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(2)
            table.add([
                name, percent(scores.precision), percent(scores.recall), interval(scores.recallInterval),
                decimal(scores.f1, digits: 3), "\(scores.support)",
                confused.map { "\($0.key) \($0.value)" }.joined(separator: ", "),
            ])
        }
        return table.text
    }

    private var sentimentText: String {
        guard let sentiment else { return "" }
        var lines = [
            "sentiment  \(percent(sentiment.accuracy)) of \(sentiment.rows) labels agree, macro F1 "
                + decimal(sentiment.macroF1, digits: 3)
                + (sentiment.pearson.map { ", correlation \(decimal($0, digits: 3))" } ?? "")
        ]
        for (name, scores) in [("frustrated", sentiment.frustrated), ("urgent    ", sentiment.urgent)] {
            guard let scores else { continue }
            lines.append(
                "\(name) precision \(percent(scores.precision)), recall \(percent(scores.recall)) of \(scores.support)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private var ratingsText: String {
        guard let ratings, let pearson = ratings.pearson else { return "" }
        return "ratings    correlation \(decimal(pearson, digits: 3)) with \(ratings.rows) people's ratings\n"
    }

    private var sliceTable: String {
        var table = TextTable(["slice", "accuracy", "95 %", "rows"])
        for (name, parts) in slices.sorted(by: { $0.key < $1.key }) {
            for (part, slice) in parts.sorted(by: { $0.key < $1.key }) {
                table.add(["\(name): \(part)", percent(slice.accuracy), interval(slice.interval), "\(slice.rows)"])
            }
        }
        return table.text
    }

    private var failureText: String {
        guard !errors.isEmpty else { return "" }
        let surest = errors.sorted { ($1.confidence, $0.line) < ($0.confidence, $1.line) }.prefix(10)
        return "surest errors\n"
            + surest.map { error in
                "  \(percent(error.confidence)) \(error.predicted), not \(error.intent): \(error.text.singleLine(limit: 100))\n"
            }.joined()
    }

    private func interval(_ interval: Interval) -> String {
        "\(decimal(interval.low * 100, digits: 1))-\(decimal(interval.high * 100, digits: 1))"
    }
}

/// Labels by F1, those that no row has at the end.
func weakestFirst(_ scores: [String: LabelScores]) -> [(name: String, scores: LabelScores)] {
    scores.map { (name: $0.key, scores: $0.value) }.sorted { left, right in
        let (isLeftEmpty, isRightEmpty) = (left.scores.support == 0, right.scores.support == 0)
        guard isLeftEmpty == isRightEmpty else { return isRightEmpty }
        return (left.scores.f1, left.name) < (right.scores.f1, right.name)
    }
}
