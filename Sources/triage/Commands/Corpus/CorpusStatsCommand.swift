import ArgumentParser
import Evaluation
import Training

/// Counts what a corpus has.
struct CorpusStatsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats", abstract: "Count rows by intent, language, channel and tone.")

    @Argument(help: "Corpus files or folders.")
    var paths: [String]

    @OptionGroup(title: "Reading corpora")
    var reading: CorpusDialectOptions

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() throws {
        let corpus = try CorpusReader(for: .care, dialect: reading.dialect).read(paths)
        Console.note(corpus.notes)
        let statistics = CorpusStatistics(corpus)
        try Console.write(json ? JSONLine.text(of: statistics) : text(of: statistics))
    }

    private func text(of statistics: CorpusStatistics) -> String {
        func spread(_ spread: CorpusStatistics.Spread) -> String {
            "\(spread.least) to \(spread.greatest), middle \(spread.median)"
        }
        var lines = [
            "rows        \(statistics.rows), out of scope \(statistics.outOfScope), nearly the same as another "
                + "\(statistics.nearDuplicates)",
            "digest      \(statistics.sha256)",
            "words       \(spread(statistics.words)) a row, \(statistics.vocabulary) different",
            "characters  \(spread(statistics.characters)) a row",
            "flags       frustrated \(statistics.frustrated), urgent \(statistics.urgent)",
        ]
        for (name, counts) in [
            ("languages ", statistics.languages), ("channels  ", statistics.channels),
            ("sentiments", statistics.sentiments), ("files     ", statistics.files),
        ] where !counts.isEmpty {
            lines.append(
                "\(name)  " + counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
        }
        var table = TextTable(["intent", "rows"])
        for (intent, rows) in statistics.intents.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            table.add([intent, "\(rows)"])
        }
        return lines.joined(separator: "\n") + "\n\n" + table.text
    }
}
