/// A square of SVG with both axes from 0 to 1.
private struct Plot {
    static let size = 300.0
    static let margin = 34.0

    static func x(_ share: Double) -> String { decimal(margin + share * (size - margin - 10), digits: 1) }
    static func y(_ share: Double) -> String { decimal(size - margin - share * (size - margin - 10), digits: 1) }

    /// Axes, grid and names around `content`.
    static func svg(_ name: String, x xName: String, y yName: String, labels: Bool = true, _ content: String) -> String
    {
        let grid = [0, 0.25, 0.5, 0.75, 1].map { tick in
            let text = decimal(tick * 100, digits: 0)
            return "<line class=\"grid\" x1=\"\(x(tick))\" x2=\"\(x(tick))\" y1=\"\(y(0))\" y2=\"\(y(1))\"/>"
                + "<line class=\"grid\" x1=\"\(x(0))\" x2=\"\(x(1))\" y1=\"\(y(tick))\" y2=\"\(y(tick))\"/>"
                + "<text x=\"\(x(tick))\" y=\"\(size - margin + 14)\" text-anchor=\"middle\">\(text)</text>"
                + (labels
                    ? "<text x=\"\(margin - 5)\" y=\"\(y(tick))\" text-anchor=\"end\" dy=\"4\">\(text)</text>" : "")
        }.joined()
        return
            "<svg viewBox=\"0 0 \(decimal(size, digits: 0)) \(decimal(size, digits: 0))\" role=\"img\" aria-label=\"\(name)\">"
            + "\(grid)\(content)<text x=\"\(x(0.5))\" y=\"\(size - 4)\" text-anchor=\"middle\">\(xName)</text>"
            + "<text transform=\"translate(10 \(y(0.5))) rotate(-90)\" text-anchor=\"middle\">\(yName)</text></svg>"
    }

    static func line(_ points: [(Double, Double)], kind: String) -> String {
        let path = points.map { "\(x($0.0)),\(y($0.1))" }.joined(separator: " ")
        return "<polyline class=\"\(kind)\" points=\"\(path)\"/>"
    }
}

/// Precision against coverage, with a slider that walks along the thresholds.
struct CoverageChart {
    let coverage: EvaluationReport.CoverageSummary

    var html: String {
        let curve = Plot.line(coverage.curve.map { ($0.coverage, $0.precision) }, kind: "line")
        let target = Plot.line([(0, 0.95), (1, 0.95)], kind: "target")
        let points = coverage.curve.map {
            "[\(decimal($0.threshold, digits: 4)),\(decimal($0.coverage, digits: 4)),\(decimal($0.precision, digits: 4))]"
        }.joined(separator: ",")
        let svg = Plot.svg(
            "Coverage and precision", x: "answered automatically, %", y: "of that right, %",
            "\(target)\(curve)<circle id=\"here\" r=\"5\"/>")
        return """
            <figure><figcaption>How much can be answered, and how often that is right</figcaption>\(svg)
            <label>threshold <input type="range" id="slider" min="0" max="\(max(coverage.curve.count - 1, 0))"></label>
            <output id="reading"></output>
            <script type="application/json" id="curve">[\(points)]</script></figure>
            """
    }
}

/// Observed accuracy against stated confidence.
struct ReliabilityChart {
    let calibration: Calibration

    var html: String {
        let dots = calibration.bins.map { bin in
            "<circle class=\"dot\" cx=\"\(Plot.x(bin.confidence))\" cy=\"\(Plot.y(bin.accuracy))\" r=\"4\">"
                + "<title>\(bin.rows) rows, stated \(percent(bin.confidence)), right \(percent(bin.accuracy))</title></circle>"
        }.joined()
        let curve = Plot.line(calibration.bins.map { ($0.confidence, $0.accuracy) }, kind: "line")
        let diagonal = Plot.line([(0, 0), (1, 1)], kind: "target")
        let svg = Plot.svg("Reliability", x: "stated confidence, %", y: "right, %", "\(diagonal)\(curve)\(dots)")
        return "<figure><figcaption>What the confidence is worth</figcaption>\(svg)"
            + "<p class=\"quiet\">On the diagonal it means what it says.</p></figure>"
    }
}

/// Confidence where the classifier was right, and where it was wrong.
struct HistogramChart {
    let histogram: ConfidenceHistogram

    var html: String {
        let most = Double(max(zip(histogram.right, histogram.wrong).map { $0 + $1 }.max() ?? 1, 1))
        let width = 1 / Double(ConfidenceHistogram.ranges)
        let bars = zip(histogram.right, histogram.wrong).enumerated().map { range, rows in
            let (right, wrong) = rows
            let start = Double(range) * width
            func bar(_ kind: String, from low: Double, rows: Int) -> String {
                guard rows > 0 else { return "" }
                let height = Double(rows) / most
                let pixels = height * (Plot.size - Plot.margin - 10)
                let wide = width * (Plot.size - Plot.margin - 10) - 1.5
                return "<rect class=\"\(kind)\" x=\"\(Plot.x(start))\" y=\"\(Plot.y(low + height))\" "
                    + "width=\"\(decimal(wide, digits: 1))\" height=\"\(decimal(pixels, digits: 1))\">"
                    + "<title>\(percent(start, digits: 0)) and more: \(rows) \(kind)</title></rect>"
            }
            return bar("right", from: 0, rows: right) + bar("wrong", from: Double(right) / most, rows: wrong)
        }.joined()
        let svg = Plot.svg("Confidence", x: "stated confidence, %", y: "rows", labels: false, bars)
        return "<figure><figcaption>How sure it is</figcaption>\(svg)"
            + "<p class=\"quiet\"><i class=\"key right\"></i> right <i class=\"key wrong\"></i> wrong</p></figure>"
    }
}
