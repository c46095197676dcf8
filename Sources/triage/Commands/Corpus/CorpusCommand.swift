import ArgumentParser

/// Looks after corpora.
struct CorpusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "corpus", abstract: "Check, count, split and convert labelled messages.",
        subcommands: [
            CorpusLintCommand.self, CorpusStatsCommand.self, CorpusSplitCommand.self, CorpusImportCommand.self,
            CorpusExportCommand.self,
        ])
}
