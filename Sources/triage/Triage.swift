import ArgumentParser

/// The program.
@main
struct Triage: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "triage", abstract: "Takes customers' messages, answers what it is sure of, hands over the rest.")
}
