import ArgumentParser
import Evaluation
import Training

/// Lists what will hurt a model or its evaluation.
struct CorpusLintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint", abstract: "Find duplicates, leaks, thin intents and personal data.")

    @Argument(help: "Corpus files or folders.")
    var paths: [String]

    @Option(
        name: .customLong("least-rows"), help: ArgumentHelp("Intents with fewer rows are reported.", valueName: "rows"))
    var leastRows = 10

    @Flag(help: "End with exit code 3 when there is an error.")
    var strict = false

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() throws {
        let corpus = try CorpusReader(for: .care).read(paths)
        let bar = ProgressBar("comparing")
        defer { bar.finish() }
        let report = CorpusLint(leastRows: leastRows).findings(in: corpus) {
            bar.show(Double($0) / Double(corpus.rows.count))
        }
        bar.finish()
        if json {
            try Console.write(JSONLine.text(of: report))
        } else {
            for finding in report.findings { try Console.write("\(finding)\n") }
            try Console.write(summary(of: report))
        }
        let errors = report.findings.count { $0.severity == .error }
        guard !strict || errors == 0 else { throw CommandFailure.gateNotMet(["\(errors) errors in the corpus"]) }
    }

    private func summary(of report: LintReport) -> String {
        let errors = report.findings.count { $0.severity == .error }
        return "\(report.rows) rows: \(errors) errors, \(report.findings.count - errors) warnings, near-duplicates "
            + "\(percent(report.nearDuplicateShare))\n"
    }
}
