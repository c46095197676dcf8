/// Confidence where the classifier was right, upwards, and where it was wrong, downwards on a scale of its own, with the
/// policy's thresholds.
struct HistogramChart {
    let parts: [PagePart]
    private let plot = Plot()
    /// The line between right and wrong, as a share of the height.
    private let middle = 0.38

    var html: String {
        let groups = parts.enumerated().map { index, part in
            "<g data-part=\"\(index)\"\(index == 0 ? "" : " hidden")>\(bars(of: part))\(lines(of: part))</g>"
        }.joined()
        let zero = plot.line([(0, middle), (1, middle)], kind: "zero")
        let svg = plot.svg("Confidence", x: "stated confidence, %", y: "rows", yTicks: false, groups + zero)
        let hasThresholds = parts.contains { !$0.thresholds.isEmpty }
        let key = hasThresholds ? " <i class=\"key policy\"></i> the policy's thresholds" : ""
        return "<figure><figcaption>How sure it is, right and wrong</figcaption>\(svg)"
            + "<p class=\"quiet\"><i class=\"key right\"></i> right, upwards <i class=\"key wrong\"></i> wrong, downwards,"
            + " each on its own scale\(key)</p></figure>"
    }

    private func bars(of part: PagePart) -> String {
        let (right, wrong) = (part.histogram.right, part.histogram.wrong)
        let (mostRight, mostWrong) = (max(right.max() ?? 1, 1), max(wrong.max() ?? 1, 1))
        return right.indices.map { range in
            bar("right", range, rows: right[range], most: mostRight, from: middle, to: 0.97)
                + bar("wrong", range, rows: wrong[range], most: mostWrong, from: middle, to: 0.03)
        }.joined() + label(mostRight, at: 0.97) + label(mostWrong, at: 0.03)
    }

    /// How many rows the highest bar stands for.
    private func label(_ most: Int, at share: Double) -> String {
        "<text x=\"31\" y=\"\(plot.y(share))\" text-anchor=\"end\" dy=\"4\">\(most)</text>"
    }

    private func bar(_ kind: String, _ range: Int, rows: Int, most: Int, from: Double, to: Double) -> String {
        guard rows > 0 else { return "" }
        let width = 1 / Double(ConfidenceHistogram.ranges)
        let end = from + (to - from) * Double(rows) / Double(most)
        // At least a pixel, or single rows are not seen.
        let pixels = max(abs(end - from) * plot.innerHeight, 1)
        let top = from < to ? end : from
        return "<rect class=\"\(kind)\" x=\"\(plot.x(Double(range) * width))\" y=\"\(plot.y(top))\" "
            + "width=\"\(decimal(width * plot.innerWidth - 1.5, digits: 1))\" height=\"\(decimal(pixels, digits: 1))\">"
            + "<title>\(percent(Double(range) * width, digits: 0)) and more: \(rows) \(kind)</title></rect>"
    }

    /// The thresholds, those at the same place under one name.
    private func lines(of part: PagePart) -> String {
        let byValue = Dictionary(grouping: part.thresholds, by: \.value).sorted { $0.key < $1.key }
        return byValue.map { value, thresholds in
            let names = thresholds.map { escaped($0.name) }.joined(separator: ", ")
            return "<g class=\"threshold\">\(plot.line([(value, 0), (value, 1)], kind: "policy"))"
                + "<title>\(decimal(value, digits: 2)): \(names)</title></g>"
        }.joined()
    }
}
