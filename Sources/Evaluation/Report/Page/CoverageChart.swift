/// Precision against coverage, for everything and for each category, with a slider that walks along the thresholds.
struct CoverageChart {
    let parts: [PagePart]

    var html: String {
        let plot = Plot(floor: floor)
        let target = plot.line([(0, 0.95), (1, 0.95)], kind: "target")
        let groups = parts.enumerated().map { index, part in
            "<g data-part=\"\(index)\"\(index == 0 ? "" : " hidden")>"
                + plot.line(part.curve.map { ($0.coverage, $0.precision) }, kind: "line")
                + marks(of: part, in: plot) + "</g>"
        }.joined()
        let svg = plot.svg(
            "Coverage and precision", x: "answered automatically, %", y: "of that right, %",
            "\(target)\(groups)<circle id=\"here\" r=\"5\"/>")
        return """
            <figure><figcaption>How much can be answered, and how often that is right</figcaption>\(svg)
            <label class="slider"><span>threshold</span><input type="range" id="slider" min="0" \
            max="\(max((parts.first?.curve.count ?? 1) - 1, 0))"></label>
            <output id="reading"></output>
            <script type="application/json" id="curves">[\(parts.map(data).joined(separator: ","))]</script></figure>
            """
    }

    /// The lowest precision that matters, down to a tenth; half at most is cut off.
    private var floor: Double {
        let lowest = parts.flatMap { $0.curve.filter { $0.coverage >= 0.02 }.map(\.precision) }.min() ?? 0
        return min(max((lowest * 10).rounded(.down) / 10, 0), 0.5)
    }

    /// Where the policy's threshold lies on a category's own curve.
    private func marks(of part: PagePart, in plot: Plot) -> String {
        guard part.thresholds.count == 1, let threshold = part.thresholds.first, threshold.name == part.title,
            let point = part.curve.last(where: { $0.threshold >= threshold.value })
        else { return "" }
        return "<circle class=\"policy\" cx=\"\(plot.x(point.coverage))\" cy=\"\(plot.y(point.precision))\" r=\"6\">"
            + "<title>the policy's threshold, \(decimal(threshold.value, digits: 2))</title></circle>"
    }

    private func data(of part: PagePart) -> String {
        let points = part.curve.map {
            "[\(decimal($0.threshold, digits: 4)),\(decimal($0.coverage, digits: 4)),\(decimal($0.precision, digits: 4))]"
        }.joined(separator: ",")
        return "{\"rows\":\(part.rows),\"points\":[\(points)]}"
    }
}
