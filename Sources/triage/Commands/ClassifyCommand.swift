import ArgumentParser
import Classifiers
import Conversations
import Decisions
import Foundation

/// Classifies messages from the command line or standard input.
struct ClassifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "classify", abstract: "Tell what messages want, how sure that is, and how they sound.")

    @Option(help: ArgumentHelp("The model file.", valueName: "file"))
    var model: String

    @Option(help: ArgumentHelp("A policy folder; adds what it would decide.", valueName: "folder"))
    var policy: String?

    @Flag(help: "Add what the score is made of, the ten strongest parts; --explain=all gives all of them.")
    var explain = false

    /// What stands behind `--explain=`; see ``Program``.
    @Option(name: .customLong("explain-parts"), parsing: .unconditional, help: .hidden)
    var explainParts: String?

    @Flag(help: "Print one JSON object a message.")
    var json = false

    @Argument(help: "Messages, or - to read one a line from standard input.")
    var texts: [String]

    func run() throws {
        guard explainParts == nil || explainParts == "all" else {
            throw CommandFailure.badInput("--explain stands alone or is written --explain=all; it takes no other value")
        }
        let classifier = try Classifier(contentsOf: model)
        let report = ClassificationReport(
            classifier: classifier, policy: try policy.map { path in try PolicyFolder.load(path) },
            explanation: explainParts != nil ? .all : explain ? .strongest(10) : .none)
        guard texts != ["-"] else { return try classifyInput(report) }
        for text in texts {
            guard text.utf8.count <= LineInput.lineLimit else {
                throw CommandFailure.badInput("a message is longer than \(LineInput.lineLimit) bytes")
            }
            try write(report.line(for: text))
        }
    }

    /// Answers each line as soon as it is there.
    private func classifyInput(_ report: ClassificationReport) throws {
        var input = LineInput()
        while let text = try input.next(waiting: Console.flush) { try write(report.line(for: text)) }
    }

    private func write(_ line: ClassificationLine) throws {
        try Console.write(json ? JSONLine.text(of: line) : line.text)
    }
}
