import ArgumentParser
import Classifiers
import Conversations
import Decisions
import Foundation

/// Writes the four files of a policy for a model's intents, to be filled in.
struct PolicyInitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Write a commented policy for a model's intents; until it is filled in, people answer everything.")

    @Option(help: ArgumentHelp("The model file.", valueName: "file"))
    var model: String

    @Option(help: ArgumentHelp("The folder to write to.", valueName: "folder"))
    var output: String

    @Option(
        help: ArgumentHelp(
            "The customers' language, pt, en or es, for what they are told; the model's first unless given.",
            valueName: "code"))
    var language: String?

    @Option(
        name: .customLong("time-zone"),
        help: ArgumentHelp("Where the business is, such as America/Sao_Paulo.", valueName: "name"))
    var timeZone = "UTC"

    func run() throws {
        if let language, PolicyWords(language: language) == nil {
            throw CommandFailure.badInput("--language must be pt, en or es")
        }
        let header = try ModelFile(contentsOf: model).header
        let known = [language].compactMap(\.self) + header.languages
        let words = known.lazy.compactMap { PolicyWords(language: $0) }.first ?? .english
        let draft = PolicyDraft(labels: header.labels.map { IntentLabel($0) }, words: words, timeZone: timeZone)
        // What the service will read must read here first.
        do throws(PolicyError) {
            _ = try Policy.read(texts: draft.files) { _ in "" }
        } catch {
            switch error {
            case .invalid(let problems):
                throw CommandFailure.badInput(problems.map { "\(output)/\($0)" }.joined(separator: "\n"))
            }
        }
        try OutputFile.makeFolder(output)
        let files = draft.files.sorted { $0.key < $1.key }
        for (name, _) in files { try OutputFile.checkIsNew("\(output)/\(name)") }
        for (name, text) in files { try OutputFile.write(Data(text.utf8), to: "\(output)/\(name)") }
        try Console.write(
            "\(output): policy for \(header.labels.count) intents; write replies into replies.yaml, then\n"
                + "  triage policy check \(output) --model \(model)\n"
                + "  triage tune --model \(model) --corpus FILE --target-precision 0.95 --output \(output)\n")
    }
}
