import ArgumentParser
import Training

/// What a corpus' files do not tell themselves; shared by all commands that read corpora.
struct CorpusDialectOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The sign between the columns of .csv and .tsv files, such as ';' or tab; told from their header unless given.",
            valueName: "sign"))
    var delimiter: Delimiter?

    @Option(
        help: ArgumentHelp(
            "How the corpus files are written: utf-8, windows-1252 (as spreadsheets on Windows do) or utf-16.",
            valueName: "name"))
    var encoding: CorpusEncoding?

    var dialect: CorpusDialect { CorpusDialect(delimiter: delimiter?.byte, encoding: encoding) }

    /// A sign that can part columns.
    struct Delimiter: ExpressibleByArgument {
        let byte: UInt8

        init?(argument: String) {
            switch argument.lowercased() {
            case "tab", "\\t": byte = UInt8(ascii: "\t")
            case "comma": byte = UInt8(ascii: ",")
            case "semicolon": byte = UInt8(ascii: ";")
            default:
                // A letter, a digit or what texts and their quotation consist of would part them anywhere.
                guard argument.utf8.count == 1, let byte = argument.utf8.first, let character = argument.first,
                    byte == UInt8(ascii: "\t") || character.isPunctuation || character.isSymbol,
                    byte != UInt8(ascii: "\"")
                else { return nil }
                self.byte = byte
            }
        }
    }
}

extension CorpusEncoding: ExpressibleByArgument {
    package init?(argument: String) {
        self.init(named: argument)
    }
}
