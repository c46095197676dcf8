import ArgumentParser
import Training

/// Reads corpora in any format into one JSON lines file.
struct CorpusImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Convert corpora of any format into one .jsonl file.")

    @Argument(help: "Corpus files or folders.")
    var paths: [String]

    @Option(help: ArgumentHelp("The .jsonl file to write; standard output unless given.", valueName: "file"))
    var output: String?

    @OptionGroup(title: "Reading corpora")
    var reading: CorpusDialectOptions

    @Flag(help: "Replace personal data by placeholders.")
    var redact = false

    func run() throws {
        try CorpusExportCommand.convert(paths, as: .jsonLines, to: output, redact: redact, read: reading.dialect)
    }
}
