extension TuningReport {
    /// The thresholds and what they promise, for a terminal.
    package var text: String {
        var table = TextTable(["category", "threshold", "answered", "right", "precision", "at least", "of", "to do"])
        for (name, category) in categories.sorted(by: { $0.key < $1.key }) {
            table.add([
                name, category.threshold.map { decimal($0, digits: 2) } ?? "people", "\(category.answered)",
                "\(category.right)", category.precision.map { percent($0) } ?? "-", percent(category.lowerBound),
                "\(category.candidates)", together == nil ? category.need : "",
            ])
        }
        if let together {
            table.add([
                "together", together.threshold.map { decimal($0, digits: 2) } ?? "people", "\(together.answered)",
                "\(together.right)", together.precision.map { percent($0) } ?? "-", percent(together.lowerBound),
                "\(together.candidates)", together.need,
            ])
        }
        return summary + table.text + "\n" + result
    }

    private var summary: String {
        let how = folds.map { "\($0)-fold cross-validation" } ?? "held-out rows"
        return
            "target     \(percent(target)) of \(together == nil ? "a category's" : "all") answers right, with \(percent(confidence)) confidence\n"
            + "measured   on \(corpus.rows) rows (\(how)), \(corpus.sha256)\n\n"
    }

    private var result: String {
        let answers = total.answered + certain.answered
        let right = total.right + certain.right
        let precision = answers > 0 ? percent(Double(right) / Double(answers)) : "none"
        let rules = certain.answered > 0 ? ", \(certain.answered) of them named by rules" : ""
        let waiting = categories.filter { $0.value.threshold == nil }.keys.sorted()
        return "answered   \(percent(coverage)) of all rows (\(answers)\(rules)), \(precision) of them right\n"
            + (waiting.isEmpty
                ? ""
                : "people     \(waiting.count > 12 ? "\(waiting.count) categories" : waiting.joined(separator: ", "))\n")
    }
}

extension TuningReport.Category {
    /// What the category still needs, in a few words; empty with a threshold.
    fileprivate var need: String {
        guard threshold == nil else { return "" }
        if candidates == 0, predicted > 0 { return "nothing: other rules of the policy send all of it to people" }
        if let missing { return "about \(missing) more labelled messages" }
        return "better training: more of the same would not do"
    }
}
