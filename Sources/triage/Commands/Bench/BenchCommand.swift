import ArgumentParser

/// Measures the program's parts.
struct BenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Measures speed.", subcommands: [BenchClassifyCommand.self])
}
