/// An area of SVG whose axes are shares; the lower end of the vertical one may be cut off.
struct Plot {
    var width = 340.0
    var height = 300.0
    /// The share at the foot of the vertical axis.
    var floor = 0.0

    private let left = 36.0
    private let right = 10.0
    private let top = 8.0
    private let bottom = 36.0

    var innerWidth: Double { width - left - right }
    var innerHeight: Double { height - top - bottom }

    func x(_ share: Double) -> String { decimal(left + share * innerWidth, digits: 1) }

    func y(_ share: Double) -> String {
        let height = (max(share, floor) - floor) / (1 - floor) * innerHeight
        return decimal(top + innerHeight - height, digits: 1)
    }

    /// Quarters, or tenths where the foot is cut off.
    private var heights: [Double] {
        guard floor > 0 else { return [0, 0.25, 0.5, 0.75, 1] }
        return (0...10).map { Double($0) / 10 }.filter { $0 >= floor - 1e-9 }
    }

    /// What the page's script needs to place a point.
    var attributes: String {
        "data-left=\"\(left)\" data-top=\"\(top)\" data-width=\"\(innerWidth)\" data-height=\"\(innerHeight)\""
            + " data-floor=\"\(floor)\""
    }

    /// Axes, grid and names around `content`; without `yTicks` the vertical axis has no figures.
    func svg(_ name: String, x xName: String, y yName: String, yTicks: Bool = true, _ content: String) -> String {
        let vertical = [0, 0.25, 0.5, 0.75, 1].map { tick in
            "<line class=\"grid\" x1=\"\(x(tick))\" x2=\"\(x(tick))\" y1=\"\(y(floor))\" y2=\"\(y(1))\"/>"
                + "<text x=\"\(x(tick))\" y=\"\(decimal(height - bottom + 14, digits: 1))\" text-anchor=\"middle\">"
                + "\(decimal(tick * 100, digits: 0))</text>"
        }.joined()
        let horizontal =
            !yTicks
            ? ""
            : heights.map { tick in
                "<line class=\"grid\" x1=\"\(x(0))\" x2=\"\(x(1))\" y1=\"\(y(tick))\" y2=\"\(y(tick))\"/>"
                    + "<text x=\"\(left - 5)\" y=\"\(y(tick))\" text-anchor=\"end\" dy=\"4\">"
                    + "\(decimal(tick * 100, digits: 0))</text>"
            }.joined()
        let size = "\(decimal(width, digits: 0)) \(decimal(height, digits: 0))"
        return "<svg viewBox=\"0 0 \(size)\" role=\"img\" aria-label=\"\(name)\" \(attributes)>"
            + "\(vertical)\(horizontal)\(content)"
            + "<text x=\"\(x(0.5))\" y=\"\(decimal(height - 5, digits: 1))\" text-anchor=\"middle\">\(xName)</text>"
            + "<text transform=\"translate(9 \(y((1 + floor) / 2))) rotate(-90)\" text-anchor=\"middle\">\(yName)</text></svg>"
    }

    func line(_ points: [(Double, Double)], kind: String) -> String {
        let path = points.map { "\(x($0.0)),\(y($0.1))" }.joined(separator: " ")
        return "<polyline class=\"\(kind)\" points=\"\(path)\"/>"
    }
}
