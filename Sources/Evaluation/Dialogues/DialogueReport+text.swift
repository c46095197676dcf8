import Conversations

extension DialogueReport {
    /// The table by kind and domain, for a terminal.
    ///
    /// - Parameter examples: how many wrong outcomes are shown at most.
    package func text(examples: Int) -> String {
        var table = TextTable(["kind", "dialogues", "answered", "right", "of answers", "person", "right"])
        for (kind, tally) in kinds.sorted(by: { $0.key < $1.key }) { table.add(row(kind, tally)) }
        if domains.count > 1 {
            for (domain, tally) in domains.sorted(by: { $0.key < $1.key }) { table.add(row(domain, tally)) }
        }
        table.add(row("all", total))
        var text = table.text
        let shown = failures.prefix(examples)
        if !shown.isEmpty { text += "\nwrong (\(shown.count) of \(failures.count)):\n" }
        for failure in shown {
            let words = String(failure.text.split(whereSeparator: \.isNewline).joined(separator: " / ").prefix(160))
            let permitted = failure.permitted.map(\.rawValue).joined(separator: ", ")
            text +=
                "\(failure.id): \(failure.resolution.rawValue) \(failure.reason.rawValue) \(failure.intent.rawValue) "
                + "\(decimal(failure.confidence, digits: 2)), right: \(permitted.isEmpty ? "no answer" : permitted)\n"
                + "    \(words)\n"
        }
        return text
    }

    private func row(_ name: String, _ tally: Tally) -> [String] {
        [
            name, "\(tally.dialogues)", "\(tally.answered)", "\(tally.answeredRight)",
            tally.precision.map { "\(percent(tally.coverage)) at \(percent($0))" } ?? percent(tally.coverage),
            "\(tally.handedOver)", "\(tally.handedOverRight)",
        ]
    }
}
