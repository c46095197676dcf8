import ArgumentParser
import Classifiers
import Conversations
import Decisions
import Evaluation
import Foundation
import InputFiles
import Training

/// Measures a model, or a way of training, on labelled messages.
struct EvalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval", abstract: "Measure a model on labelled messages.")

    @Option(help: ArgumentHelp("The model file.", valueName: "file"))
    var model: String?

    @Option(
        name: .customLong("cross-validate"),
        help: ArgumentHelp("Train and judge in so many folds instead of judging a model.", valueName: "folds"))
    var folds: Int?

    @Flag(name: .customLong("learning-curve"), help: "Train on growing parts of the corpus instead of judging a model.")
    var learningCurve = false

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Corpus files or folders; in a folder, the files named as tests if any.", valueName: "path"))
    var corpus: [String] = []

    @OptionGroup(title: "Conversations")
    var conversations: ConversationOptions

    @Option(
        help: ArgumentHelp(
            "A policy folder; adds how much it answers and how often that is right.", valueName: "folder"))
    var policy: String?

    @Option(
        help: ArgumentHelp("Texts with people's ratings of their tone, in columns text and score.", valueName: "file"))
    var ratings: String?

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Behaviour suites to run; a behaviour.yaml in a folder given as corpus is run anyway.", valueName: "file"))
    var behaviour: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "What the report looks like: text, json, html, junit or rasa; several write into a folder.",
            valueName: "name"))
    var format: [ReportFormat] = [.text]

    @Option(
        help: ArgumentHelp(
            "A file for one format, a folder for several; standard output unless given.", valueName: "path"))
    var output: String?

    @Option(help: ArgumentHelp("An earlier JSON report to compare with.", valueName: "report"))
    var baseline: String?

    @OptionGroup(title: "Gates, exit code 3")
    var gates: GateOptions

    @OptionGroup(title: "Reading corpora")
    var reading: CorpusDialectOptions

    @OptionGroup(title: "Training, without a model")
    var training: TrainingOptions

    func run() throws {
        guard conversations.paths.isEmpty else { return try playConversations() }
        try checkArguments()
        let gates = try gates.gates
        let policy = try policy.map { path in try PolicyFolder.load(path) }
        let baseline = try baseline.map(Self.readBaseline)
        let ratings = try ratings.map { path in try RatedText.read(path: path, dialect: reading.dialect) }
        if learningCurve { return try printLearningCurve() }
        let corpus = try CorpusReader(for: folds == nil ? .evaluation : .training, dialect: reading.dialect).read(
            corpus)
        var report =
            try folds.map { try crossValidate(corpus, folds: $0, policy: policy) }
            ?? judge(corpus, policy: policy, ratings: ratings)
        if let baseline { report.compare(with: baseline, named: self.baseline) }
        report.origin = .now
        try ReportOutput(formats: format, path: output).write(report, gates: gates)
        let failures = gates.failures(of: report)
        guard failures.isEmpty else { throw CommandFailure.gateNotMet(failures) }
    }

    private func playConversations() throws {
        guard let model, let policy, corpus.isEmpty, folds == nil, !learningCurve else {
            throw CommandFailure.badInput("--conversations needs --model and --policy, and stands without --corpus")
        }
        guard format == [.text] || format == [.json] else {
            throw CommandFailure.badInput("a report on conversations is printed as text or json")
        }
        let report = try conversations.report(model: model, policy: try PolicyFolder.load(policy))
        let text = format == [.json] ? try JSONLine.text(of: report) : report.text(examples: conversations.examples)
        if let output { try OutputFile.write(Data(text.utf8), to: output) } else { try Console.write(text) }
        let failures = conversations.failures(of: report)
        guard failures.isEmpty else { throw CommandFailure.gateNotMet(failures) }
    }

    private func checkArguments() throws {
        guard !corpus.isEmpty else { throw CommandFailure.badInput("eval needs --corpus or --conversations") }
        let sources = (model != nil ? 1 : 0) + (folds != nil ? 1 : 0) + (learningCurve ? 1 : 0)
        guard sources == 1 else {
            throw CommandFailure.badInput("eval needs one of --model, --cross-validate and --learning-curve")
        }
        if let folds, !(2...100).contains(folds) {
            throw CommandFailure.badInput("--cross-validate must be between 2 and 100 folds")
        }
        guard !learningCurve || !gates.areAny && baseline == nil && policy == nil else {
            throw CommandFailure.badInput(
                "--learning-curve measures many models; it takes no gates, no --baseline and no --policy")
        }
        guard model == nil || !training.areAny else {
            throw CommandFailure.badInput(
                "--model is trained already; --algorithm, --languages, --rules and --concepts are for "
                    + "--cross-validate and --learning-curve")
        }
        guard ratings == nil || model != nil else { throw CommandFailure.badInput("--ratings needs --model") }
        guard behaviour.isEmpty || model != nil else { throw CommandFailure.badInput("--behaviour needs --model") }
        guard gates.maximumBehaviourFailures == nil || model != nil else {
            throw CommandFailure.badInput("--max-behaviour-failures needs --model")
        }
        guard !gates.failsOnRegression || baseline != nil else {
            throw CommandFailure.badInput("--fail-on-regression needs --baseline")
        }
        try ReportOutput(formats: format, path: output).check(besides: corpus + [baseline].compactMap(\.self))
    }

    private func judge(_ corpus: Corpus, policy: Policy?, ratings: [RatedText]?) throws -> EvaluationReport {
        let file = try ModelFile(contentsOf: model ?? "")
        let classifier = Classifier(file: file)
        let suite = try BehaviourOption(named: behaviour, corpus: self.corpus).suite(labels: classifier.labels)
        guard suite != nil || gates.maximumBehaviourFailures == nil else {
            throw CommandFailure.badInput("--max-behaviour-failures needs a behaviour suite; name one with --behaviour")
        }
        Console.note(corpus.notes)
        let warnings =
            UncertainLabel.warnings(about: corpus.rows, for: file)
            + [TrainedRows.warning(about: corpus.rows, of: file)].compactMap(\.self)
        for warning in warnings { Console.note("warning: \(warning)") }
        let bar = ProgressBar("evaluating")
        defer { bar.finish() }
        let run = PredictionRun(of: corpus.rows, by: RowJudge(classifier)) {
            bar.show(Double($0) / Double(corpus.rows.count))
        }
        bar.finish()
        var report = EvaluationReport(
            run: run, corpus: corpus, model: classifier.digest, policy: outcome(of: run, under: policy))
        report.warnings = warnings.isEmpty ? nil : warnings
        report.behaviour = suite.map { BehaviourReport($0) { classifier.classify($0) } }
        report.ratings = ratings.map { RatingAgreement($0) { classifier.classify($0).sentiment.score } }
        return report
    }

    private func crossValidate(_ corpus: Corpus, folds: Int, policy: Policy?) throws -> EvaluationReport {
        let recipe = try training.recipe(for: corpus.rows)
        let validation = try CorpusParting(
            files: self.corpus, wish: "--cross-validate \(folds)", folds: folds, seed: training.seed
        ).validation(of: corpus.rows)
        Console.note(corpus.notes)
        let warnings = UncertainLabel.warnings(about: corpus.rows, for: nil)
        for warning in warnings { Console.note("warning: \(warning)") }
        let bar = ProgressBar("cross-validating")
        defer { bar.finish() }
        let run = try validation.run(
            corpus.rows, progress: { bar.show(Double($0) / Double(folds)) }, train: { try recipe.judge(of: $0) })
        bar.finish()
        var report = EvaluationReport(
            run: run, corpus: corpus, model: "cross-validation", folds: folds, policy: outcome(of: run, under: policy))
        report.warnings = warnings.isEmpty ? nil : warnings
        return report
    }

    private func printLearningCurve() throws {
        guard Set(format).isSubset(of: [.text, .json]), format.count == 1 else {
            throw CommandFailure.badInput("a learning curve is printed as text or json")
        }
        let corpus = try CorpusReader(for: .training, dialect: reading.dialect).read(corpus)
        let recipe = try training.recipe(for: corpus.rows)
        let validation = try CorpusParting(
            files: self.corpus, wish: "--learning-curve", folds: LearningCurve.folds, seed: training.seed
        ).validation(of: corpus.rows)
        Console.note(corpus.notes)
        let shares = [0.1, 0.2, 0.35, 0.5, 0.75, 1]
        let models = shares.count * (recipe.concepts == nil ? 1 : 2)
        let bar = ProgressBar("learning")
        defer { bar.finish() }
        let curve = try LearningCurve(
            corpus.rows, dealt: validation, shares: shares, seed: training.seed,
            progress: { bar.show(Double($0) / Double(models)) }, train: { try recipe.judge(of: $0) },
            plain: recipe.concepts == nil ? nil : { try recipe.withoutConcepts.judge(of: $0) })
        bar.finish()
        let text = format == [.json] ? try JSONLine.text(of: curve) : curve.text
        if let output { try OutputFile.write(Data(text.utf8), to: output) } else { try Console.write(text) }
    }

    private func outcome(of run: PredictionRun, under policy: Policy?) -> PolicyOutcome? {
        policy.map { PolicyOutcome(run.predictions, under: $0) }
    }

    /// Bytes of a report.
    private static let baselineLimit = 64 << 20

    private static func readBaseline(_ path: String) throws -> EvaluationReport {
        guard let bytes = try? InputFile.read(path, limit: baselineLimit) else {
            throw CommandFailure.badInput("\(path): cannot be read")
        }
        guard let report = try? EvaluationReport.read(json: Data(bytes)) else {
            throw CommandFailure.badInput("\(path): is not a report of `triage eval --format json`")
        }
        return report
    }
}
