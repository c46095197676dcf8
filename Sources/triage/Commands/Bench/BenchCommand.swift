import ArgumentParser

/// Measures the program's parts.
struct BenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Measure how fast the program's parts are.",
        subcommands: [BenchClassifyCommand.self])
}
