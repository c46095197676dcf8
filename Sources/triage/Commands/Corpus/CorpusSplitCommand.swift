import ArgumentParser
import Conversations
import Training

/// Parts a corpus for training, tuning and testing.
struct CorpusSplitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "split",
        abstract: "Split a corpus by intent into files to train, tune and test on, near-duplicates on one side.")

    @Argument(help: "Corpus files or folders.")
    var paths: [String]

    @Option(help: ArgumentHelp("The folder to write to.", valueName: "folder"))
    var output: String

    @Option(help: ArgumentHelp("Share of the rows for testing.", valueName: "share"))
    var test = 0.2

    @Option(
        help: ArgumentHelp("Share of the rows for `triage tune`, which needs rows of its own.", valueName: "share"))
    var tune = 0.2

    @Option(help: ArgumentHelp("Share of the rows for validation.", valueName: "share"))
    var validation = 0.0

    @Option(help: ArgumentHelp("The same corpus and seed give the same parts.", valueName: "number"))
    var seed: UInt64 = 7

    @Option(help: ArgumentHelp("The files' format.", valueName: "name"))
    var format = CorpusFormat.jsonLines

    @OptionGroup(title: "Reading corpora")
    var reading: CorpusDialectOptions

    @Flag(help: "Replace personal data by placeholders.")
    var redact = false

    func run() throws {
        guard test > 0, tune >= 0, validation >= 0, test + tune + validation < 1 else {
            throw CommandFailure.badInput(
                "--test must be above 0, and --test, --tune and --validation together below 1")
        }
        var parts = [("train", 1 - test - tune - validation), ("test", test)]
        if tune > 0 { parts.append(("tune", tune)) }
        if validation > 0 { parts.append(("val", validation)) }
        let corpus = try CorpusReader(for: .care, dialect: reading.dialect).read(paths)
        let duplicates = NearDuplicates(corpus.rows.map(\.text))
        let split = GroupedSplit(corpus.rows, shares: parts.map(\.1), groups: duplicates.groups, seed: seed)
        let rows = parts.indices.map { part in split.rows(in: part).map { corpus.rows[$0] } }
        for (part, rows) in zip(parts, rows) where rows.isEmpty {
            let groups = Set(duplicates.groups).count
            throw CommandFailure.badInput(
                "\(paths.joined(separator: ", ")): nothing is left for \(part.0): an intent's first row goes to train with "
                    + "its near-duplicates, and \(groups) of the \(corpus.rows.count) rows differ from the others")
        }
        try OutputFile.makeFolder(output)
        // What is there may be the corpus itself, or rows that somebody wrote by hand.
        for (name, _) in parts { try OutputFile.checkIsNew(file(of: name)) }
        Console.note(corpus.notes)
        if !duplicates.isComplete {
            Console.note("warning: too many near-duplicates to follow; some of them may be parted")
        }
        for (part, rows) in zip(parts, rows) {
            try CorpusConversion(redact: redact).write(rows, as: format, to: file(of: part.0))
            try Console.write("\(file(of: part.0)): \(rows.count) rows\(missing(from: rows, of: corpus.rows))\n")
        }
    }

    /// The intents that a part has no row of, for its line.
    private func missing(from part: [CorpusRow], of all: [CorpusRow]) -> String {
        let missing = Set(all.map(\.intent)).subtracting(part.map(\.intent)).sorted()
        guard !missing.isEmpty else { return "" }
        return ", none of \(missing.prefix(5).map(\.rawValue).joined(separator: ", "))"
            + (missing.count > 5 ? " and \(missing.count - 5) more intents" : "")
            + ", which ha\(missing.count == 1 ? "s" : "ve") too few rows that differ"
    }

    private func file(of part: String) -> String { "\(output)/\(part).\(format.fileEnding)" }
}
