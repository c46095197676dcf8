import ArgumentParser
import Training

/// Writes corpora in another format.
struct CorpusExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Convert corpora to JSON lines, CSV, TSV, Rasa YAML or Rasa Markdown.")

    @Argument(help: "Corpus files or folders.")
    var paths: [String]

    @Option(help: ArgumentHelp("The file's format; told from --output unless given.", valueName: "name"))
    var format: CorpusFormat?

    @Option(help: ArgumentHelp("The file to write; standard output unless given.", valueName: "file"))
    var output: String?

    @OptionGroup(title: "Reading corpora")
    var reading: CorpusDialectOptions

    @Flag(help: "Replace personal data by placeholders.")
    var redact = false

    func run() throws {
        guard let format = format ?? output.flatMap({ CorpusFormat(path: $0) }) else {
            throw CommandFailure.badInput("export needs --format, or an --output whose name tells the format")
        }
        try Self.convert(paths, as: format, to: output, redact: redact, read: reading.dialect)
    }

    static func convert(
        _ paths: [String], as format: CorpusFormat, to output: String?, redact: Bool, read dialect: CorpusDialect
    ) throws {
        let corpus = try CorpusReader(for: .care, dialect: dialect).read(paths)
        Console.note(corpus.notes)
        let conversion = CorpusConversion(redact: redact)
        guard let output else {
            let (bytes, notes) = CorpusWriter.bytes(of: conversion.redacted(corpus.rows), as: format)
            Console.note(notes)
            return try Console.write(bytes)
        }
        try OutputFile.check(output, besides: paths)
        try conversion.write(corpus.rows, as: format, to: output)
        Console.note("\(output): \(corpus.rows.count) rows")
    }
}
