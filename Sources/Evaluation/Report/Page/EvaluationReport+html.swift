extension EvaluationReport {
    /// The report as one page that needs no network: figures, charts, tables, errors.
    package var html: String {
        let title = folds.map { "\($0)-fold cross-validation" } ?? "Evaluation"
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
            <title>\(title): \(percent(accuracy)) on \(corpus.rows) rows</title>
            <style>\(PageStyle.css)</style>
            </head>
            <body>
            <header>
            <h1>\(title)</h1>
            <p class="quiet">\(corpus.files.map(escaped).joined(separator: ", ")) · \(corpus.rows) rows · corpus \
            <code>\(corpus.sha256.suffix(64).prefix(12))</code> · model <code>\(shortModel)</code>\
            \(origin.map { " · made \(escaped($0.text))" } ?? "")</p>
            </header>
            <main>
            \((warnings ?? []).map { "<p class=\"warning\">Warning: \(escaped($0)).</p>" }.joined(separator: "\n"))
            \(tiles)
            \(timedOutText.map { "<p class=\"warning\">Rules \(escaped($0)).</p>" } ?? "")
            \(comparisonSection)
            \(partSelect)
            <div class="charts">
            \(CoverageChart(parts: parts).html)
            \(HistogramChart(parts: parts).html)
            \(ReliabilityChart(calibration: calibration).html)
            </div>
            \(PageTables(report: self).html)
            </main>
            <script>\(PageScript.text)</script>
            </body>
            </html>

            """
    }

    private var parts: [PagePart] { PagePart.all(of: self) }

    /// The choice between everything and single categories; nothing where there is no choice.
    private var partSelect: String {
        let parts = parts
        guard parts.count > 1 else { return "" }
        let options = parts.enumerated().map { "<option value=\"\($0)\">\(escaped($1.title))</option>" }.joined()
        return "<p class=\"choice\"><label for=\"part\">Coverage and confidence of</label> "
            + "<select id=\"part\">\(options)</select></p>"
    }

    private var shortModel: String {
        model.hasPrefix("sha256:") ? String(model.dropFirst(7).prefix(12)) : escaped(model)
    }

    private var tiles: String {
        var tiles = [
            tile("accuracy", percent(accuracy), interval(accuracyInterval)),
            tile("macro F1", decimal(macroF1, digits: 3), "weighted \(decimal(weightedF1, digits: 3))"),
            tile(
                "coverage at 95 % precision", percent(coverage.at095),
                coverage.thresholdFor095.map { "threshold \(decimal($0, digits: 3))" } ?? "not reached"),
            tile(
                "calibration error", decimal(calibration.ece, digits: 4),
                "Brier \(decimal(calibration.brier, digits: 4))"),
        ]
        if let scope = outOfScope {
            tiles.append(
                tile(
                    "out-of-scope AUROC", decimal(scope.auroc, digits: 3),
                    "recall \(percent(scope.recallAtThreshold)), precision \(percent(scope.precision))"))
        }
        if let policy {
            tiles.append(
                tile(
                    "answered under the policy", percent(policy.automated),
                    policy.precision.map { "\(percent($0)) of that right" } ?? "none"))
        }
        if let sentiment {
            tiles.append(
                tile(
                    "sentiment agreement", percent(sentiment.accuracy),
                    "macro F1 \(decimal(sentiment.macroF1, digits: 3))"))
        }
        tiles.append(
            tile(
                "messages a second", decimal(messagesPerSecond, digits: 0), "p99 \(decimal(latency.p99, digits: 0)) µs")
        )
        return "<section class=\"tiles\">\(tiles.joined())</section>"
    }

    private func tile(_ name: String, _ figure: String, _ remark: String) -> String {
        "<div><b>\(figure)</b><span>\(name)</span><small>\(remark)</small></div>"
    }

    private func interval(_ interval: Interval) -> String {
        "95 %: \(decimal(interval.low * 100, digits: 1)) to \(decimal(interval.high * 100, digits: 1))"
    }

    private var comparisonSection: String {
        guard let comparison else { return "" }
        let rows = comparison.figures.sorted { $0.key < $1.key }.map { name, figure in
            "<tr><td>\(BaselineComparison.title(of: name))</td><td>\(decimal(figure.before, digits: 4))</td>"
                + "<td>\(decimal(figure.after, digits: 4))</td><td>\(decimal(figure.difference, digits: 4))</td></tr>"
        }
        let pairing = comparison.pairing.map { pairing in
            "<p><b>\(comparison.verdict.prefix(1).uppercased() + comparison.verdict.dropFirst())</b>: "
                + "\(pairing.gained) rows gained, \(pairing.lost) lost; McNemar's test p = "
                + "\(decimal(pairing.pValue, digits: 4)); accuracy difference 95 %: "
                + "\(decimal(pairing.interval.low * 100, digits: 2)) to "
                + "\(decimal(pairing.interval.high * 100, digits: 2)) points.</p>"
        }
        return """
            <section id="baseline"><h2>Against the baseline</h2>
            <p class="quiet">\(escaped(comparison.baselineText))</p>
            <div class="wide"><table><thead><tr><th>figure</th><th>before</th><th>after</th><th>difference</th></tr></thead>
            <tbody>\(rows.joined())</tbody></table></div>\(pairing ?? "<p>Other rows than the baseline's: the two accuracies are compared as shares of independent rows.</p>")</section>
            """
    }
}
