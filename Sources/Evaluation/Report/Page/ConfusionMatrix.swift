/// Who was taken for whom, label by label, while there are few enough of them to be looked at; darker is more.
struct ConfusionMatrix {
    /// Rows by what is true, then by what was said.
    let counts: [String: [String: Int]]

    /// Beyond it the page would have more cells than anybody looks at.
    static let labelLimit = 100
    /// Beyond it cells are too small for figures; their colour stays, and what they say when pointed at.
    private static let figureLimit = 40

    var html: String {
        let labels = Set(counts.keys).union(counts.values.flatMap(\.keys)).sorted()
        guard labels.count > 1 else { return section("<p class=\"quiet\">None: there is one label only.</p>") }
        guard labels.count <= Self.labelLimit else {
            return section(
                "<p class=\"quiet\">None: with \(labels.count) labels it would be too large to be looked at; it is drawn for"
                    + " up to \(Self.labelLimit). The JSON report has all of it under <code>confusion</code>.</p>")
        }
        let isDense = labels.count > Self.figureLimit
        let rows = labels.map { gold in
            "<tr><th>\(escaped(gold))</th>\(labels.map { cell(gold, $0, isDense) }.joined())</tr>"
        }
        let header = labels.map { "<th><span>\(escaped($0))</span></th>" }.joined()
        let lead =
            "Rows are what is true, columns what was said; blue is right, orange is wrong, darker is more of the row."
            + (isDense ? " A cell tells its figures when pointed at." : "")
        return section(
            "<p class=\"quiet\">\(lead)</p><div class=\"wide\"><table class=\"matrix\(isDense ? " dense" : "")\">"
                + "<tr><td></td>\(header)</tr>\(rows.joined())</table></div>")
    }

    private func section(_ content: String) -> String {
        "<section id=\"matrix\"><h2>Confusion matrix</h2>\(content)</section>"
    }

    private func cell(_ gold: String, _ predicted: String, _ isDense: Bool) -> String {
        guard let rows = counts[gold]?[predicted], rows > 0 else { return "<td></td>" }
        let total = max((counts[gold] ?? [:]).values.reduce(0, +), 1)
        let strength = decimal(0.15 + 0.85 * Double(rows) / Double(total), digits: 2)
        return "<td class=\"\(predicted == gold ? "hit" : "miss")\" style=\"--s:\(strength)\" title=\"\(escaped(gold))"
            + " taken for \(escaped(predicted)): \(rows)\">\(isDense ? "" : "\(rows)")</td>"
    }
}
