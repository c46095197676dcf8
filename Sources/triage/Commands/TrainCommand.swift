import ArgumentParser
import Classifiers
import Evaluation
import Foundation
import Training

/// Makes a model file from corpora.
struct TrainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train", abstract: "Train a model on labelled messages.")

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Corpus files or folders; files named as held out are left out of folders.", valueName: "path"))
    var corpus: [String]

    @Option(help: ArgumentHelp("The model file to write.", valueName: "file"))
    var output: String

    @OptionGroup var training: TrainingOptions

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Conversations of customers, none of them among the corpus, to fit the confidence on.", valueName: "file"))
    var conversations: [String] = []

    @OptionGroup(title: "Reading corpora")
    var reading: CorpusDialectOptions

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() throws {
        try OutputFile.check(output, besides: corpus)
        let corpus = try CorpusReader(for: .training, dialect: reading.dialect).read(corpus)
        let recipe = try training.recipe(for: corpus.rows)
        let dialogues = try DialogueFile.read(paths: conversations)
        Console.note(corpus.notes)
        Console.note(labelsOf: corpus.rows, for: nil)

        let start = ContinuousClock.now
        let bar = ProgressBar("training")
        defer { bar.finish() }
        let bytes = try recipe.train(
            corpus.rows, realistic: dialogues.isEmpty ? nil : { dialogues.reliabilityRows(by: $0) }
        ) {
            bar.show($0)
        }
        bar.finish()
        let seconds = Double((ContinuousClock.now - start).nanoseconds) / 1e9

        // What the service will load must load here first.
        let classifier = try Classifier(bytes: bytes, name: output)
        if !dialogues.isEmpty, classifier.header.reliability == nil {
            Console.note(
                "warning: the conversations are too few to fit the confidence on; it is fitted on the corpus alone")
        }
        if let omitted = classifier.header.arguments["omitted_families"] {
            Console.note("warning: the corpus is large; to stay within memory these features are left out: \(omitted)")
        }
        let intents = classifier.labels.count
        if training.algorithm == .linear, let met = OpponentRows.limit(rows: corpus.rows.count, intents: intents) {
            Console.note(
                "warning: \(corpus.rows.count) rows of \(intents) intents are many; each intent was told from "
                    + "\(met) rows of the others, half of them those most like its own, not from all")
        }
        try OutputFile.write(Data(bytes), to: output)
        let summary = Summary(
            output: output, model: classifier.digest, bytes: bytes.count, rows: corpus.rows.count,
            intents: classifier.labels.count, languages: classifier.languages, algorithm: classifier.algorithm,
            corpus: corpus.digest, seconds: seconds)
        try Console.write(json ? summary.json() : summary.text)
    }

    private struct Summary: Encodable {
        var output: String
        var model: String
        var bytes: Int
        var rows: Int
        var intents: Int
        var languages: [String]
        var algorithm: String
        var corpus: String
        var seconds: Double

        func json() throws -> String { try JSONLine.text(of: self) }

        var text: String {
            """
            \(output): \(decimal(Double(bytes) / 1e6, digits: 2)) MB, \(intents) intents from \(rows) rows \
            in \(decimal(seconds, digits: 1)) s (\(algorithm), \(languages.joined(separator: ", ")))
            \(model)

            """
        }
    }
}
