/// Columns of text, the first to the left, the others to the right.
package struct TextTable {
    private var rows: [[String]]
    private let isLeft: [Bool]

    /// - Parameter header: a `<` before a name sets that column to the left too, for words rather than figures.
    package init(_ header: [String]) {
        rows = [header.map { $0.hasPrefix("<") ? String($0.dropFirst()) : $0 }]
        isLeft = header.enumerated().map { $0.offset == 0 || $0.element.hasPrefix("<") }
    }

    package mutating func add(_ row: [String]) { rows.append(row) }

    /// Lines of equal columns, each ending in a line break; cells beyond the header's are dropped.
    package var text: String {
        let widths = rows[0].indices.map { column in
            rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
        }
        return rows.map { row in
            var line = ""
            for (column, (cell, width)) in zip(row, widths).enumerated() {
                let padding = String(repeating: " ", count: width - cell.count)
                line += (column == 0 ? "" : "  ") + (isLeft[column] ? cell + padding : padding + cell)
            }
            while line.last == " " { line.removeLast() }
            return line + "\n"
        }.joined()
    }
}

/// `93.2 %`; figures are shown to a tenth of a percent, or to more digits where asked.
package func percent(_ share: Double, digits: Int = 1) -> String { decimal(share * 100, digits: digits) + " %" }

/// A number with so many digits behind the point.
package func decimal(_ value: Double, digits: Int) -> String {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let scaled = (abs(value) * scale).rounded()
    guard scaled < 9e15 else { return "\(value)" }
    let whole = Int64(scaled)
    let unit = Int64(scale)
    let sign = value < 0 && whole > 0 ? "-" : ""
    guard digits > 0 else { return "\(sign)\(whole)" }
    let fraction = String(whole % unit)
    return "\(sign)\(whole / unit).\(String(repeating: "0", count: digits - fraction.count))\(fraction)"
}
