/// Labelled messages as read from files, with what was odd about them.
package struct Corpus: Sendable {
    /// In file order; never empty when it comes from a ``CorpusReader``.
    package var rows: [CorpusRow]
    /// What was left out or ignored; at most ``CorpusNote/limit`` are kept.
    package var notes: [CorpusNote]
    /// The files that were read, as the caller named them.
    package var files: [String]

    package init(rows: [CorpusRow], notes: [CorpusNote] = [], files: [String] = []) {
        self.rows = rows
        self.notes = notes
        self.files = files
    }
}

/// Something about a corpus that its owner should know, though it can be read.
package struct CorpusNote: Hashable, Sendable, CustomStringConvertible {
    /// How many notes are kept for one corpus.
    package static let limit = 1000

    package var file: String
    /// From 1; 0 when the file as a whole is meant.
    package var line: Int
    package var message: String

    package init(file: String, line: Int, message: String) {
        self.file = file
        self.line = line
        self.message = message
    }

    /// `train.csv:1: the column 'colour' is not known and is ignored`.
    package var description: String { line > 0 ? "\(file):\(line): \(message)" : "\(file): \(message)" }
}
