import Conversations
package import InputFiles

/// Why a corpus cannot be read, and where.
package struct CorpusProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong.
    package enum Reason: Hashable, Sendable {
        case missing
        /// A file of the corpus.
        case notRead(InputFileError)
        /// A folder.
        case unreadable
        case tooLarge(limit: Int)
        case unknownFormat
        case noFiles
        case noRows
        case tooManyRows(limit: Int)
        case tooManyIntents(limit: Int)
        case lineTooLong(limit: Int)
        case tooManyColumns(limit: Int)
        case notUTF8
        /// The bytes are not of the encoding that the caller or the file's mark says.
        case notEncoded(CorpusEncoding)
        case otherEncoding(String)
        case nul
        /// The format's own grammar is broken.
        case malformed(String)
        case missingColumn(String, known: [String])
        case missingField(String)
        /// A field's value is not what it must be.
        case invalid(field: String, expected: String)
        /// A field is longer than `limit` UTF-8 bytes.
        case fieldTooLong(field: String, limit: Int)
        /// The corpus cannot be written.
        case unwritable(String)
    }

    package var file: String
    /// From 1; 0 when the file as a whole is meant.
    package var line: Int
    package var reason: Reason

    package init(_ reason: Reason, file: String, line: Int = 0) {
        self.file = file
        self.line = line
        self.reason = reason
    }

    /// `train.jsonl:12: text is missing`, always one line.
    package var description: String {
        line > 0 ? "\(file):\(line): \(reason.message)" : "\(file): \(reason.message)"
    }
}

extension CorpusProblem.Reason {
    var message: String {
        switch self {
        case .missing: "there is no such file or folder"
        case .notRead(let error): error.description
        case .unreadable: "cannot be read"
        case .tooLarge(let limit): "is larger than \(limit) bytes"
        case .unknownFormat: "is not a corpus: expected .jsonl, .csv, .tsv, or Rasa's nlu.yml or nlu.md"
        case .noFiles: "has no corpus files (.jsonl, .csv, .tsv, or Rasa's nlu.yml or nlu.md)"
        case .noRows: "has no rows"
        case .tooManyRows(let limit): "the corpus has more than \(limit) rows"
        case .tooManyIntents(let limit): "the corpus has more than \(limit) intents; is the label column the right one?"
        case .lineTooLong(let limit): "the line is longer than \(limit) bytes"
        case .tooManyColumns(let limit): "the row has more than \(limit) columns"
        case .notUTF8: "is not valid UTF-8; if a spreadsheet on Windows wrote it, read it with --encoding windows-1252"
        case .notEncoded(let encoding): "is not valid \(encoding.rawValue)"
        case .otherEncoding(let name): "is \(name), not UTF-8; save it as UTF-8"
        case .nul: "holds a NUL byte"
        case .malformed(let what): what
        case .missingColumn(let name, let known):
            "the column \(name) is missing; the header has \(known.map(shown).joined(separator: ", "))"
                + (known.count == 1 ? "; if another sign parts the columns, say so with --delimiter" : "")
        case .missingField(let name): "\(name) is missing"
        case .invalid(let field, let expected): "\(field) must be \(expected)"
        case .fieldTooLong(let field, let limit): "\(field) is longer than \(limit) bytes"
        case .unwritable(let why): "cannot be written: \(why)"
        }
    }
}

/// Text from a file, short and on one line, so that a message cannot be flooded or forged.
func shown(_ text: String) -> String { text.quoted }
