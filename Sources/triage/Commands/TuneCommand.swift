import ArgumentParser
import Classifiers
import Conversations
import Decisions
import Evaluation
import Foundation
import Journey
import Training

/// Finds the thresholds above which answers are right often enough, and writes them into a policy.
struct TuneCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tune", abstract: "Set a policy's thresholds so that answers are right as often as promised.")

    @Option(help: ArgumentHelp("The model file.", valueName: "file"))
    var model: String

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Labelled rows: ones that the model was not trained on, or with --cross-validate those that it was.",
            valueName: "path"))
    var corpus: [String]

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Conversations whose steps count beside the rows, as the policy's other rules leave them to the thresholds.",
            valueName: "path"))
    var conversations: [String] = []

    @Option(
        help: ArgumentHelp(
            "In what proportion kinds of conversations come, a YAML file; rows are of the kind plain.",
            valueName: "file"))
    var traffic: String?

    @Option(
        name: .customLong("trained-on"), parsing: .upToNextOption,
        help: ArgumentHelp(
            "The rows that the model was trained on, so that nearly the same ones are left out; unless given, looked for beside the corpus.",
            valueName: "path"))
    var trainedOn: [String] = []

    @Option(
        name: .customLong("cross-validate"),
        help: ArgumentHelp("Judge each row by a model trained on the other folds.", valueName: "folds"))
    var folds: Int?

    @Option(
        name: .customLong("target-precision"),
        help: ArgumentHelp("The least share of a category's answers that must be right.", valueName: "share"))
    var target: Double

    @Option(
        name: .customLong("category-target"), parsing: .upToNextOption,
        help: ArgumentHelp("Other targets for some categories, such as financial=0.98.", valueName: "category=share"))
    var categoryTargets: [String] = []

    @Flag(help: "One threshold for all categories; the promise is then about all answers together.")
    var together = false

    @Option(help: ArgumentHelp("How sure that must be.", valueName: "share"))
    var confidence = 0.95

    @Option(
        help: ArgumentHelp(
            "The policy folder, or a file with nothing but thresholds; only the section thresholds is written.",
            valueName: "folder"))
    var output: String

    @Option(
        name: .customLong("min-coverage"),
        help: ArgumentHelp("Least share of rows that must be answered; otherwise exit code 3.", valueName: "share"))
    var minimumCoverage: Double?

    @OptionGroup(title: "Reading corpora")
    var reading: CorpusDialectOptions

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() throws {
        try checkArguments()
        let targets = try targetsByCategory()
        let output = try PolicyOutput(output)
        let file = try ModelFile(contentsOf: model)
        if let policy = output.policy {
            try PolicyFolder.check(
                policy, at: output.path, fits: model, with: file.header.labels.map { IntentLabel($0) })
        }
        let categories = try categories(of: file, in: output, targets: targets)
        var corpus = try CorpusReader(for: folds == nil ? .evaluation : .training, dialect: reading.dialect).read(
            corpus)
        var omitted: TuningReport.Omitted?
        if folds == nil {
            let training =
                trainedOn.isEmpty
                ? nil : try CorpusReader(for: .training, dialect: reading.dialect).read(trainedOn).rows
            (corpus, omitted) = try TuningRows.unseen(
                in: corpus, from: self.corpus, of: file, training: training, dialect: reading.dialect)
        }
        let predictions =
            try folds.map { try TuningRows.crossValidated(corpus, from: self.corpus, folds: $0, like: file) }
            ?? TuningRows.judged(corpus, by: file)
        TuningRows.noteCopies(in: corpus)
        let played = try playedCases(by: file, under: output.policy)
        var report = TuningReport(
            predictions, corpus: corpus, model: file.digest, folds: folds,
            categories: categories, policy: output.policy, target: target,
            targets: targets, confidence: confidence, isTogether: together, played: played,
            traffic: try traffic.map { path in try TrafficMix.read(path: path) })
        report.omitted = omitted
        try Console.write(json ? JSONLine.text(of: report) : report.text)
        if let minimumCoverage, report.coverage < minimumCoverage {
            throw CommandFailure.gateNotMet([
                "coverage is \(decimal(report.coverage, digits: 4)), below \(decimal(minimumCoverage, digits: 4)); "
                    + "\(output.path) is left as it was"
            ])
        }
        try output.write(report.thresholds)
    }

    private func playedCases(by file: ModelFile, under policy: Policy?) throws -> [PlayedCase] {
        guard !conversations.isEmpty else { return [] }
        guard let policy else {
            throw CommandFailure.badInput(
                "--conversations needs --output to be a whole policy folder, to play them with")
        }
        let name = ((model as NSString).lastPathComponent as NSString).deletingPathExtension
        let domain = Domain(name: name, classifier: Classifier(file: file), policy: policy)
        return try PlayedCase.cases(of: try DialogueFile.read(paths: conversations), in: domain)
    }

    private func checkArguments() throws {
        guard traffic == nil || !conversations.isEmpty else {
            throw CommandFailure.badInput("--traffic needs --conversations")
        }
        guard target > 0, target < 1 else {
            throw CommandFailure.badInput("--target-precision must be above 0 and below 1, such as 0.95")
        }
        guard (0.5...0.9999).contains(confidence) else {
            throw CommandFailure.badInput("--confidence must be between 0.5 and 0.9999")
        }
        if together, !categoryTargets.isEmpty {
            throw CommandFailure.badInput("--category-target does not go with --together")
        }
        guard trainedOn.isEmpty || folds == nil else {
            throw CommandFailure.badInput("--trained-on does not go with --cross-validate")
        }
        if let folds, !(2...100).contains(folds) {
            throw CommandFailure.badInput("--cross-validate must be between 2 and 100 folds")
        }
        if let minimumCoverage, !(0...1).contains(minimumCoverage) {
            throw CommandFailure.badInput("--min-coverage must be between 0 and 1")
        }
    }

    /// The categories that are to get a threshold.
    private func categories(
        of file: ModelFile, in output: PolicyOutput, targets: [String: Double]
    ) throws(CommandFailure) -> [String] {
        let known = Set(file.header.labels.map { IntentLabel($0).category })
            // Refusing in words is an answer like any other, where the policy has the words.
            .subtracting(output.policy?.refuses == true ? [] : [IntentLabel.outOfScope.category])
        for category in targets.keys.sorted() {
            guard known.contains(category) else {
                throw .badInput("--category-target: the model has no category \(category)")
            }
            guard !output.closedCategories.contains(category) else {
                throw .badInput("--category-target: \(output.path) leaves \(category) to people by a never of its own")
            }
        }
        return known.sorted().filter { output.takes($0) }
    }

    private func targetsByCategory() throws -> [String: Double] {
        var targets: [String: Double] = [:]
        for text in categoryTargets {
            let parts = text.split(separator: "=", omittingEmptySubsequences: false)
            guard parts.count == 2, let value = Double(parts[1]), value > 0, value < 1, !parts[0].isEmpty else {
                throw CommandFailure.badInput("--category-target must be written category=0.98, not \(text)")
            }
            targets[String(parts[0])] = value
        }
        return targets
    }
}
