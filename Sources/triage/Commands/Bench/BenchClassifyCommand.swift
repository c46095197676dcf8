import ArgumentParser
import Classifiers
import Conversations
import Evaluation
import Training

/// Classifies a corpus again and again on one core.
struct BenchClassifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "classify", abstract: "Measure how many messages a second are classified on one core.")

    @Option(help: ArgumentHelp("The model file.", valueName: "file"))
    var model: String

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Corpus files or folders whose texts are classified.", valueName: "path"))
    var corpus: [String]

    @Option(help: ArgumentHelp("How long to measure, in seconds.", valueName: "time"))
    var seconds = 3.0

    @OptionGroup(title: "Reading corpora")
    var reading: CorpusDialectOptions

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() throws {
        guard seconds > 0, seconds <= 3600 else {
            throw CommandFailure.badInput("--seconds must be above 0 and at most 3600")
        }
        let classifier = try Classifier(contentsOf: model)
        let texts = try CorpusReader(for: .care, dialect: reading.dialect).read(corpus).rows.map(\.text)
        let bar = ProgressBar("measuring")
        defer { bar.finish() }
        let speed = ClassificationSpeed(
            of: texts, for: seconds, progress: bar.show
        ) { classifier.classify($0).confidence }
        bar.finish()
        let result = Result(
            messagesPerSecond: speed.timing.messagesPerSecond, p50: speed.timing.p50, p99: speed.timing.p99,
            messages: speed.messages, model: classifier.digest)
        try Console.write(json ? JSONLine.text(of: result) : result.text)
    }

    private struct Result: Encodable {
        var messagesPerSecond: Double
        var p50: Double
        var p99: Double
        var messages: Int
        var model: String

        enum CodingKeys: String, CodingKey {
            case messagesPerSecond = "messages_per_second"
            case p50 = "p50_us"
            case p99 = "p99_us"
            case messages, model
        }

        var text: String {
            "\(decimal(messagesPerSecond, digits: 0)) messages/s, p50 \(decimal(p50, digits: 1)) µs, "
                + "p99 \(decimal(p99, digits: 1)) µs (\(messages) messages)\n"
        }
    }
}
