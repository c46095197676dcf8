/// Observed accuracy against stated confidence.
struct ReliabilityChart {
    let calibration: Calibration

    var html: String {
        let plot = Plot()
        let dots = calibration.bins.map { bin in
            "<circle class=\"dot\" cx=\"\(plot.x(bin.confidence))\" cy=\"\(plot.y(bin.accuracy))\" r=\"4\">"
                + "<title>\(bin.rows) rows, stated \(percent(bin.confidence)), right \(percent(bin.accuracy))</title></circle>"
        }.joined()
        let curve = plot.line(calibration.bins.map { ($0.confidence, $0.accuracy) }, kind: "line")
        let diagonal = plot.line([(0, 0), (1, 1)], kind: "target")
        let svg = plot.svg("Reliability", x: "stated confidence, %", y: "right, %", "\(diagonal)\(curve)\(dots)")
        return "<figure><figcaption>What the confidence is worth</figcaption>\(svg)"
            + "<p class=\"quiet\">On the diagonal it means what it says.</p></figure>"
    }
}
