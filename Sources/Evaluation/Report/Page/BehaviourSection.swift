/// Failure rates of the behaviour suites, with the cases that failed.
struct BehaviourSection {
    let report: BehaviourReport
    private static let exampleLimit = 20

    var html: String {
        let rows = report.matrix.sorted { $0.key < $1.key }.map { capability, types in
            "<tr><td>\(escaped(capability))</td>"
                + BehaviourSuite.Kind.allCases.map { cell(types[$0.rawValue]) }.joined()
                + "<td>\(report.capabilities[capability]?.cases ?? 0)</td></tr>"
        }
        let lead =
            "Share of cases that fail: \(report.total.failures) of \(report.total.cases) all together. MFT: must be"
            + " understood so. INV: a change that must not matter. DIR: a change that must."
        return pageTable(
            "Behaviour", ["<capability", "MFT", "INV", "DIR", "cases"], rows, id: "behaviour", lead: lead)
            + failures
    }

    private func cell(_ tally: BehaviourReport.Tally?) -> String {
        guard let tally, tally.cases > 0 else { return "<td class=\"quiet\" data-value=\"-1\">–</td>" }
        return
            "<td class=\"rate\" data-value=\"\(tally.failureRate)\" style=\"--s:\(decimal(tally.failureRate, digits: 2))\">"
            + "\(percent(tally.failureRate)) <small>\(tally.failures)/\(tally.cases)</small></td>"
    }

    private func title(_ test: BehaviourReport.Test) -> String {
        let name = test.name == test.capability ? "" : ": \(escaped(test.name))"
        return "\(escaped(test.capability)), \(test.type.rawValue.uppercased())\(name)"
    }

    private var failures: String {
        report.tests.filter { !$0.examples.isEmpty }.map { test in
            let changes = test.changes.filter { $0.value.failures > 0 }.sorted { $0.key < $1.key }
                .map { "\($0.key) \($0.value.failures)/\($0.value.cases)" }.joined(separator: ", ")
            let rows = test.examples.prefix(Self.exampleLimit).map { example in
                let original = example.original.map { "<br><small>from \(escaped($0))</small>" } ?? ""
                return "<tr><td class=\"text\">\(escaped(example.text))\(original)</td>"
                    + "<td class=\"left\">\(escaped(example.expected))</td><td class=\"left\">\(escaped(example.found))</td>"
                    + "<td>\(example.line)</td></tr>"
            }.joined()
            let allowed = test.passed ? ", within what is allowed" : ""
            return
                "<details class=\"failures\"><summary>\(title(test)) <small>\(test.result.failures) of \(test.result.cases) fail\(allowed)"
                + "\(changes.isEmpty ? "" : " (\(changes))")</small></summary>"
                + "<div class=\"wide\"><table><thead><tr><th class=\"left\">message</th><th class=\"left\">expected</th>"
                + "<th class=\"left\">found</th><th>line</th></tr></thead><tbody>\(rows)</tbody></table></div></details>"
        }.joined(separator: "\n")
    }
}
