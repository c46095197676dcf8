import Conversations

extension BehaviourReport {
    /// Failure rates by capability and type, then examples, for a terminal.
    package var text: String {
        var table = TextTable(["behaviour: failure rate", "MFT", "INV", "DIR", "cases"])
        func cell(_ tally: Tally?) -> String {
            tally.map { "\(percent($0.failureRate)) (\($0.failures)/\($0.cases))" } ?? "-"
        }
        for (capability, types) in matrix.sorted(by: { $0.key < $1.key }) {
            table.add(
                [capability] + BehaviourSuite.Kind.allCases.map { cell(types[$0.rawValue]) }
                    + ["\(capabilities[capability]?.cases ?? 0)"])
        }
        let examples = tests.flatMap { test in
            test.examples.prefix(2).map { "  \(test.capability), line \($0.line): \($0.text(of: test.type))\n" }
        }
        return table.text + "all together \(cell(total)) fail, \(tests.count { !$0.passed }) of \(tests.count) tests\n"
            + (examples.isEmpty ? "" : "failing cases\n" + examples.prefix(20).joined())
    }
}

extension BehaviourReport.Example {
    fileprivate func text(of type: BehaviourSuite.Kind) -> String {
        let before = original.map { " (from \($0.singleLine(limit: 60)))" } ?? ""
        return "\(text.singleLine(limit: 80))\(before): expected \(expected), found \(found)"
    }
}
