/// The page's tables: policy, labels, confusions, slices, behaviour, errors.
struct PageTables {
    let report: EvaluationReport

    var html: String {
        [
            policy, labels("Intents", report.intents, id: "intents"),
            report.categories.count < report.intents.count
                ? labels("Categories", report.categories, id: "categories") : "",
            confusions, sentiment, slices, report.behaviour.map { BehaviourSection(report: $0).html } ?? "",
            ErrorSection(errors: report.errors).html,
        ].filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private func labels(_ title: String, _ scores: [String: LabelScores], id: String) -> String {
        let rows = weakestFirst(scores).map { name, scores in
            let confused = scores.confusedWith.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
                .map { "\(escaped($0.key)) \($0.value)" }
            return "<tr><td>\(escaped(name))</td>\(share(scores.precision, scores.precisionInterval))"
                + share(scores.recall, scores.recallInterval)
                + "<td>\(decimal(scores.f1, digits: 3))</td><td>\(scores.support)</td>"
                + "<td class=\"left\">\(confused.joined(separator: ", "))</td></tr>"
        }
        return pageTable(
            title, ["<label", "precision", "recall", "F1", "rows", "<confused with"], rows, id: id,
            lead: "Weakest first; 95 % intervals.")
    }

    private func share(_ share: Double, _ interval: Interval) -> String {
        "<td data-value=\"\(share)\">\(percent(share)) <small>\(decimal(interval.low * 100, digits: 0))–"
            + "\(decimal(interval.high * 100, digits: 0))</small></td>"
    }

    private static let confusionLimit = 20

    private var confusions: String {
        let pairs = report.confusion.flatMap { gold, predictions in
            predictions.filter { $0.key != gold }.map { (gold: gold, predicted: $0.key, rows: $0.value) }
        }.sorted { ($1.rows, $0.gold, $0.predicted) < ($0.rows, $1.gold, $1.predicted) }
        let rows = pairs.prefix(Self.confusionLimit).map { pair in
            "<tr><td>\(escaped(pair.gold))</td><td class=\"left\">\(escaped(pair.predicted))</td><td>\(pair.rows)</td></tr>"
        }
        let lead = pairs.count > Self.confusionLimit ? "The first \(Self.confusionLimit) of \(pairs.count) pairs." : ""
        return pageTable(
            "Most frequent confusions", ["<is", "<taken for", "rows"], rows, id: "confusions", lead: lead)
            + ConfusionMatrix(counts: report.confusion).html
    }

    private var policy: String {
        guard let policy = report.policy else { return "" }
        let reasons = policy.reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { "\(escaped($0.key)) \($0.value)" }.joined(separator: ", ")
        let rows = (policy.categories ?? [:]).sorted { $0.key < $1.key }.map { name, category in
            "<tr><td>\(escaped(name))</td>"
                + "<td>\(category.threshold.map { decimal($0, digits: 2) } ?? "people")</td><td>\(category.answered)</td>"
                + (category.precision.map { share($0, category.precisionInterval) } ?? "<td class=\"quiet\">–</td>")
                + "</tr>"
        }
        let fallback = policy.fallback.map {
            $0.rows > 0 ? " \($0.rows) rows got the reply for what is out of scope, \($0.right) of them rightly." : ""
        }
        return pageTable(
            "What the policy decides", ["<category", "threshold", "answered", "of that right"], rows, id: "policy",
            lead: "Decided by: \(reasons).\(fallback ?? "")")
    }

    private var sentiment: String {
        guard let sentiment = report.sentiment else { return "" }
        var scores = sentiment.labels
        for (name, flag) in [("frustrated", sentiment.frustrated), ("urgent", sentiment.urgent)] {
            scores[name] = flag
            // Of yes and no there is nothing to confuse it with.
            scores[name]?.confusedWith = [:]
        }
        return labels("Sentiment and flags", scores, id: "sentiment")
    }

    private var slices: String {
        let rows = report.slices.sorted { $0.key < $1.key }.flatMap { name, parts in
            parts.sorted { $0.key < $1.key }.map { part, slice in
                "<tr><td>\(name): \(escaped(part))</td>\(share(slice.accuracy, slice.interval))<td>\(slice.rows)</td></tr>"
            }
        }
        return rows.isEmpty ? "" : pageTable("Slices", ["<slice", "accuracy", "rows"], rows, id: "slices")
    }
}

/// A section with a table whose columns are sorted by the buttons in their headings.
///
/// - Parameter header: a `<` before a name sets the column to the left, as its cells are.
func pageTable(
    _ title: String, _ header: [String], _ rows: [String], id: String, lead: String = ""
) -> String {
    let names = header.map { name in
        let isLeft = name.hasPrefix("<")
        return "<th\(isLeft ? " class=\"left\"" : "")><button type=\"button\">\(isLeft ? name.dropFirst() : name[...])"
            + "</button></th>"
    }
    return """
        <section id="\(id)"><h2>\(title)</h2>\(lead.isEmpty ? "" : "<p class=\"quiet\">\(lead)</p>")
        <div class="wide"><table class="sortable"><thead><tr>\(names.joined())</tr></thead>
        <tbody>\(rows.joined(separator: "\n"))</tbody></table></div></section>
        """
}
