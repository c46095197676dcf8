import Conversations
import Evaluation

extension ClassificationLine {
    /// For a terminal: one line, and one for each part of an explanation.
    var text: String {
        let sentiment = classification.sentiment
        var tone = [sentiment.label.rawValue]
        if sentiment.frustrated { tone.append("frustrated") }
        if sentiment.urgent { tone.append("urgent") }
        var parts = [
            "\(classification.intent) \(percent(classification.confidence))", tone.joined(separator: " "),
            classification.language ?? "unknown language",
        ]
        if let decision {
            parts.append("\(decision.route) (\(decision.reason))")
            if decision.intent != classification.intent { parts.append("intent by rule: \(decision.intent)") }
        }
        for rule in classification.timedOutRules { parts.append("rule \(rule) was stopped at its time limit") }
        var lines = [parts.joined(separator: ", ")]
        if let explanation {
            lines.append("  \(signed(explanation.bias))  bias")
            lines += explanation.contributions.map { "  \(signed($0.weight))  \($0.kind.rawValue) \($0.feature)" }
            lines.append("  \(signed(explanation.score))  score of \(explanation.intent)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func signed(_ value: Double) -> String { (value < 0 ? "" : "+") + decimal(value, digits: 3) }
}
