/// The page's tables: labels, confusions, slices, errors.
struct PageTables {
    let report: EvaluationReport

    var html: String {
        [
            labels("Intents", report.intents),
            report.categories.count < report.intents.count ? labels("Categories", report.categories) : "",
            confusions, policy, sentiment, slices, errors,
        ].joined(separator: "\n")
    }

    private func labels(_ title: String, _ scores: [String: LabelScores]) -> String {
        let rows = weakestFirst(scores).map { name, scores in
            let confused = scores.confusedWith.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
                .map { "\(escaped($0.key)) \($0.value)" }
            return "<tr><td>\(escaped(name))</td>\(share(scores.precision, scores.precisionInterval))"
                + share(scores.recall, scores.recallInterval)
                + "<td>\(decimal(scores.f1, digits: 3))</td><td>\(scores.support)</td>"
                + "<td class=\"left\">\(confused.joined(separator: ", "))</td></tr>"
        }
        return table(
            title, ["label", "precision", "recall", "F1", "rows", "<confused with"], rows,
            lead: "Weakest first; 95 % intervals.")
    }

    private func share(_ share: Double, _ interval: Interval) -> String {
        "<td data-value=\"\(share)\">\(percent(share)) <small>\(decimal(interval.low * 100, digits: 0))–"
            + "\(decimal(interval.high * 100, digits: 0))</small></td>"
    }

    private var confusions: String {
        let pairs = report.confusion.flatMap { gold, predictions in
            predictions.filter { $0.key != gold }.map { (gold: gold, predicted: $0.key, rows: $0.value) }
        }.sorted { ($1.rows, $0.gold, $0.predicted) < ($0.rows, $1.gold, $1.predicted) }
        let rows = pairs.prefix(50).map { pair in
            "<tr><td>\(escaped(pair.gold))</td><td class=\"left\">\(escaped(pair.predicted))</td><td>\(pair.rows)</td></tr>"
        }
        return table("Most frequent confusions", ["is", "<taken for", "rows"], rows) + matrix
    }

    /// The matrix itself, while it is small enough to be looked at; darker is more.
    private var matrix: String {
        let labels = Set(report.confusion.keys).union(report.confusion.values.flatMap(\.keys)).sorted()
        guard (2...60).contains(labels.count) else { return "" }
        let rows = labels.map { gold in
            let counts = report.confusion[gold] ?? [:]
            let total = max(counts.values.reduce(0, +), 1)
            let cells = labels.map { predicted in
                let rows = counts[predicted] ?? 0
                guard rows > 0 else { return "<td></td>" }
                let kind = predicted == gold ? "hit" : "miss"
                let strength = decimal(0.15 + 0.85 * Double(rows) / Double(total), digits: 2)
                return "<td class=\"\(kind)\" style=\"--s:\(strength)\" title=\"\(escaped(gold)) taken for "
                    + "\(escaped(predicted)): \(rows)\">\(rows)</td>"
            }
            return "<tr><th>\(escaped(gold))</th>\(cells.joined())</tr>"
        }
        let header = labels.map { "<th><span>\(escaped($0))</span></th>" }.joined()
        return "<section><h2>Confusion matrix</h2><p class=\"quiet\">Rows are what is true, columns what was said.</p>"
            + "<div class=\"wide\"><table class=\"matrix\"><tr><td></td>\(header)</tr>\(rows.joined())</table></div></section>"
    }

    private var policy: String {
        guard let policy = report.policy else { return "" }
        let rows = policy.reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
            "<tr><td>\(escaped($0.key))</td><td>\($0.value)</td></tr>"
        }
        return table("What the policy decides", ["decided by", "rows"], rows)
    }

    private var sentiment: String {
        guard let sentiment = report.sentiment else { return "" }
        var scores = sentiment.labels
        scores["frustrated"] = sentiment.frustrated
        scores["urgent"] = sentiment.urgent
        return labels("Sentiment and flags", scores)
    }

    private var slices: String {
        let rows = report.slices.sorted { $0.key < $1.key }.flatMap { name, parts in
            parts.sorted { $0.key < $1.key }.map { part, slice in
                "<tr><td>\(name): \(escaped(part))</td>\(share(slice.accuracy, slice.interval))<td>\(slice.rows)</td></tr>"
            }
        }
        return rows.isEmpty ? "" : table("Slices", ["slice", "accuracy", "rows"], rows)
    }

    private var errors: String {
        let surest = report.errors.sorted { ($1.confidence, $0.file, $0.line) < ($0.confidence, $1.file, $1.line) }
        let rows = surest.prefix(500).map { error in
            "<tr><td class=\"text\">\(escaped(error.text))</td><td class=\"left\">\(escaped(error.intent))</td>"
                + "<td class=\"left\">\(escaped(error.predicted))</td><td>\(percent(error.confidence))</td>"
                + "<td class=\"left\">\(escaped(error.file)):\(error.line)</td></tr>"
        }
        let lead = report.errors.count > 500 ? "The surest 500 of \(report.errors.count)." : "The surest first."
        return rows.isEmpty
            ? "" : table("Errors", ["message", "<is", "<taken for", "confidence", "<place"], rows, lead: lead)
    }

    private func table(_ title: String, _ header: [String], _ rows: [String], lead: String = "") -> String {
        // A `<` before a name sets the column to the left, as its cells are.
        let names = header.map { $0.hasPrefix("<") ? "<th class=\"left\">\($0.dropFirst())</th>" : "<th>\($0)</th>" }
        return """
            <section><h2>\(title)</h2>\(lead.isEmpty ? "" : "<p class=\"quiet\">\(lead)</p>")
            <div class="wide"><table class="sortable"><thead><tr>\(names.joined())</tr></thead>
            <tbody>\(rows.joined(separator: "\n"))</tbody></table></div></section>
            """
    }
}
