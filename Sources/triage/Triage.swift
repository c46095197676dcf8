import ArgumentParser

/// The program.
@main
struct Triage: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "triage", abstract: "Takes customers' messages, answers what it is sure of, hands over the rest.",
        subcommands: [
            TrainCommand.self, EvalCommand.self, ClassifyCommand.self, CorpusCommand.self, BenchCommand.self,
        ])

    static func main() async {
        await Program.run(Self.self)
    }
}
