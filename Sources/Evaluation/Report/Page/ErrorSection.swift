import Conversations

/// The rows that were labelled wrongly, each with what spoke for the wrong label.
struct ErrorSection {
    let errors: [EvaluationReport.Failure]
    private static let limit = 500

    var html: String {
        let surest = errors.sorted { ($1.confidence, $0.file, $0.line) < ($0.confidence, $1.file, $1.line) }
        let rows = surest.prefix(Self.limit).map { error in
            "<tr><td class=\"text\">\(message(error))</td><td class=\"left\">\(escaped(error.intent))</td>"
                + "<td class=\"left\">\(escaped(error.predicted))</td><td data-value=\"\(error.confidence)\">"
                + "\(percent(error.confidence))</td><td class=\"left place\">\(escaped(place(error)))</td></tr>"
        }
        guard !rows.isEmpty else { return "" }
        let count = errors.count > Self.limit ? "The surest \(Self.limit) of \(errors.count)" : "The surest first"
        return pageTable(
            "Errors", ["<message", "<is", "<taken for", "confidence", "<place"], rows, id: "errors",
            lead: "\(count); a message opens to what spoke for the wrong label (orange) and for the right one (blue)."
                + (errors.contains { $0.isNew == true } ? " New: the baseline had it right." : ""))
    }

    private func place(_ error: EvaluationReport.Failure) -> String {
        "\(error.file.split(separator: "/").last ?? ""):\(error.line)"
    }

    private func message(_ error: EvaluationReport.Failure) -> String {
        let text = (error.isNew == true ? "<b class=\"new\">new</b> " : "") + escaped(error.text)
        guard let parts = error.contributions, !parts.isEmpty else { return text }
        let most = parts.map { abs($0.weight) }.max() ?? 1
        let bars = parts.map { part in
            let width = decimal(abs(part.weight) / max(most, 1e-9) * 100, digits: 0)
            let sign = part.weight > 0 ? "+" : "−"
            return "<li><span class=\"feature\">\(escaped(part.feature)) <small>\(name(part.kind))</small></span>"
                + "<span class=\"bar \(part.weight > 0 ? "wrong" : "right")\" style=\"--w:\(width)%\"></span>"
                + "<span class=\"weight\">\(sign)\(decimal(abs(part.weight), digits: 2))</span></li>"
        }.joined()
        return "<details><summary>\(text)</summary><ul class=\"parts\">\(bars)</ul></details>"
    }

    private func name(_ kind: Explanation.Kind) -> String { kind.rawValue.replacing("_", with: " ") }
}
