/// What was checked, one line each.
struct DoctorReport {
    private var lines: [String] = []
    private var failures: [(subject: String, failure: CommandFailure)] = []

    mutating func good(_ subject: String, _ finding: String) { lines.append("ok    \(subject): \(finding)") }
    mutating func warn(_ subject: String, _ finding: String) { lines.append("warn  \(subject): \(finding)") }
    mutating func bad(_ subject: String, _ error: any Error) {
        let failure = CommandFailure(error)
        lines += failure.lines.map { "FAIL  \(subject): \($0)" }
        failures.append((subject, failure))
    }

    var text: String { lines.map { $0 + "\n" }.joined() }

    /// All that is wrong in one line; nil when nothing is.
    var failure: CommandFailure? {
        guard !failures.isEmpty else { return nil }
        let words = failures.map { "\($0.subject): \($0.failure.lines.joined(separator: ", "))" }
            .joined(separator: "; ")
        return failures.contains { $0.failure.exitCode == .badInput } ? .badInput(words) : .workFailed(words)
    }
}
