import ArgumentParser

/// Looks after corpora.
struct CorpusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "corpus", abstract: "Checks, counts, splits and converts labelled messages.",
        subcommands: [
            CorpusLintCommand.self, CorpusStatsCommand.self, CorpusSplitCommand.self, CorpusImportCommand.self,
            CorpusExportCommand.self,
        ])
}
