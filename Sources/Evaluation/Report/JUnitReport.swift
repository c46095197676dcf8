extension EvaluationReport {
    /// The gates and the intents as test cases, for build servers: a gate that is not met and an intent without a single
    /// row right fail.
    package func junit(gates: QualityGates) -> String {
        let verdicts = gates.verdicts(on: self)
        let failures = verdicts.count { $0.failure != nil }
        let lost = intents.filter { $0.value.support > 0 && $0.value.recall == 0 }.keys
        let known = intents.filter { $0.value.support > 0 }.sorted { $0.key < $1.key }
        let tests = behaviour?.tests ?? []
        let failing = tests.count { !$0.passed }
        var xml = """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="triage eval" tests="\(known.count + verdicts.count + tests.count)" \
            failures="\(lost.count + failures + failing)">
              <testsuite name="quality gates" tests="\(verdicts.count)" failures="\(failures)">

            """
        for verdict in verdicts {
            xml += "    <testcase classname=\"gates\" name=\"\(escaped(verdict.name))\""
            xml += verdict.failure.map { ">\n      <failure message=\"\(escaped($0))\"/>\n    </testcase>\n" } ?? "/>\n"
        }
        let remarks = (warnings ?? []).map { "    <system-err>warning: \(escaped($0))</system-err>\n" }.joined()
        xml += remarks
        xml += """
                <system-out>accuracy \(decimal(accuracy, digits: 4)) on \(corpus.rows) rows</system-out>
              </testsuite>
              <testsuite name="intents" tests="\(known.count)" failures="\(lost.count)">

            """
        for (name, scores) in known {
            xml += "    <testcase classname=\"intents\" name=\"\(escaped(name))\">\n"
            if scores.recall == 0 {
                xml += "      <failure message=\"none of \(scores.support) rows was recognised\"/>\n"
            }
            xml += "      <system-out>precision \(decimal(scores.precision, digits: 4)), recall "
            xml += "\(decimal(scores.recall, digits: 4)), F1 \(decimal(scores.f1, digits: 4)), rows \(scores.support)"
            xml += "</system-out>\n    </testcase>\n"
        }
        xml += "  </testsuite>\n"
        if let behaviour { xml += behaviour.junitSuite }
        return xml + "</testsuites>\n"
    }
}

extension BehaviourReport {
    /// Each test of the suites as a test case; one that fails more often than allowed fails.
    fileprivate var junitSuite: String {
        let failing = tests.count { !$0.passed }
        var xml = "  <testsuite name=\"behaviour\" tests=\"\(tests.count)\" failures=\"\(failing)\">\n"
        for test in tests {
            xml += "    <testcase classname=\"behaviour.\(escaped(test.capability))\" name=\"\(escaped(test.name))\">\n"
            if !test.passed {
                let cases = test.examples.prefix(10).map {
                    "line \($0.line): \($0.text): expected \($0.expected), found \($0.found)"
                }.joined(separator: "\n")
                xml += "      <failure message=\"\(test.result.failures) of \(test.result.cases) cases fail\">"
                xml += "\(escaped(cases))</failure>\n"
            }
            xml += "    </testcase>\n"
        }
        return xml + "  </testsuite>\n"
    }
}

/// Text for XML and HTML, in elements and in quoted attributes; characters that XML does not have are replaced.
func escaped(_ text: String) -> String {
    var safe = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        switch scalar {
        case "&": safe.append(contentsOf: "&amp;".unicodeScalars)
        case "<": safe.append(contentsOf: "&lt;".unicodeScalars)
        case ">": safe.append(contentsOf: "&gt;".unicodeScalars)
        case "\"": safe.append(contentsOf: "&quot;".unicodeScalars)
        case "'": safe.append(contentsOf: "&#39;".unicodeScalars)
        case "\t", "\n", "\r": safe.append(scalar)
        case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": safe.append("\u{FFFD}")
        default: safe.append(scalar)
        }
    }
    return String(safe)
}
