import ArgumentParser
import Classifiers
import Conversations
import Evaluation
import Training

/// Lists what will hurt a model or its evaluation.
struct CorpusLintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Find duplicates, leaks, thin intents, personal data and likely label errors.")

    @Argument(help: "Corpus files or folders.")
    var paths: [String]

    @Option(
        help: ArgumentHelp(
            "The model that the corpus is for: labels that it does not know are reported.", valueName: "file"))
    var model: String?

    @Option(
        name: .customLong("least-rows"), help: ArgumentHelp("Intents with fewer rows are reported.", valueName: "rows"))
    var leastRows = 10

    @Option(
        help: ArgumentHelp(
            "Folds of the models that doubt labels; 0 does not look for label errors.", valueName: "count"))
    var folds = 5

    @Option(
        help: ArgumentHelp(
            "Doubtful labels are listed up to this normalised margin, 0 to 1; the lower, the more doubtful.",
            valueName: "share"))
    var margin = CorpusLint.usualDoubtMargin

    @Option(help: ArgumentHelp("The same corpus and seed give the same findings.", valueName: "number"))
    var seed: UInt64 = 7

    @Option(
        help: ArgumentHelp(
            "Also write the rows to this file, personal data replaced by placeholders.", valueName: "file"))
    var redact: String?

    @Flag(help: "End with exit code 3 when there is an error.")
    var strict = false

    @OptionGroup(title: "Reading corpora")
    var reading: CorpusDialectOptions

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() throws {
        guard folds == 0 || (2...100).contains(folds) else {
            throw CommandFailure.badInput("--folds must be 0, or between 2 and 100")
        }
        guard (0...1).contains(margin) else { throw CommandFailure.badInput("--margin must be between 0 and 1") }
        let redactedFormat = try redact.map { path in
            try OutputFile.check(path)
            guard let format = CorpusFormat(path: path) else {
                throw CommandFailure.badInput("\(path): --redact needs a file whose name tells the format")
            }
            return format
        }
        let known = try model.map { try ModelFile(contentsOf: $0).header.labels.map { IntentLabel($0) } }
        let corpus = try CorpusReader(for: .care, dialect: reading.dialect).read(paths)
        let bar = ProgressBar("comparing")
        defer { bar.finish() }
        let duplicates = NearDuplicates(corpus.rows.map(\.text)) { bar.show(Double($0) / Double(corpus.rows.count)) }
        bar.finish()
        if !duplicates.isComplete { Console.note("warning: too many near-duplicates; only the first ones are listed") }
        let doubts = try doubts(in: corpus.rows, groups: duplicates.groups)
        let report = CorpusLint(leastRows: leastRows, doubtMargin: margin)
            .findings(in: corpus, duplicates: duplicates, doubts: doubts, known: known)
        if let redact, let redactedFormat {
            try CorpusConversion(redact: true).write(corpus.rows, as: redactedFormat, to: redact)
        }
        try Console.write(json ? JSONLine.text(of: report) : text(of: report))
        let errors = report.findings.count { $0.severity == .error }
        guard !strict || errors == 0 else { throw CommandFailure.gateNotMet(["\(errors) errors in the corpus"]) }
    }

    private func doubts(in rows: [CorpusRow], groups: [Int]) throws -> [LabelDoubt]? {
        guard folds > 0 else { return nil }
        let search = LabelDoubtSearch(folds: folds, seed: seed)
        if let obstacle = search.obstacle(in: rows, groups: groups) {
            Console.note("warning: label errors were not looked for: \(obstacle)")
            return nil
        }
        let bar = ProgressBar("doubting labels")
        defer { bar.finish() }
        let trainer = ModelTrainer(arguments: TrainingArguments(seed: seed))
        return try search.doubts(in: rows, groups: groups, progress: { bar.show(Double($0) / Double(folds)) }) { rows in
            let classifier = try Classifier(bytes: try trainer.train(rows: rows), name: "the fold's model")
            return { classifier.classify($0) }
        }
    }

    private func text(of report: LintReport) -> String {
        var lines = report.findings.map(\.textual)
        for file in report.files where report.files.count > 1 {
            lines.append("\(file.file): \(file.rows) rows, near-duplicates \(percent(file.nearDuplicateShare))")
        }
        let errors = report.findings.count { $0.severity == .error }
        lines.append(
            "\(report.rows) rows: \(errors) errors, \(report.findings.count - errors) warnings, "
                + "\(labels(report))"
                + "near-duplicates \(percent(report.nearDuplicateShare))")
        return lines.joined(separator: "\n") + "\n"
    }

    private func labels(_ report: LintReport) -> String {
        guard let errors = report.labelErrors, let doubtful = report.doubtfulLabels else { return "" }
        return "likely label errors \(errors) of \(doubtful) doubtful labels, "
    }
}
