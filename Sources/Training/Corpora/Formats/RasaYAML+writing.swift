import Conversations

extension RasaYAML {
    /// The rows by intent in order of first appearance, with notes on what does not read back as it was.
    static func write(_ rows: [CorpusRow]) -> (bytes: [UInt8], notes: [CorpusNote]) {
        var bytes = Array("version: \"3.1\"\nnlu:\n".utf8)
        var notes: [CorpusNote] = []
        for (intent, rows) in rows.byIntent {
            bytes += Array("- intent: ".utf8)
            QuotedText.append(intent.rawValue, to: &bytes)
            if rows.allSatisfy(fitsOnOneLine) {
                bytes += Array("\n  examples: |\n".utf8)
                for row in rows { bytes += Array("    - \(row.text)\n".utf8) }
            } else {
                bytes += Array("\n  examples:\n".utf8)
                for row in rows { append(row, to: &bytes) }
            }
            for row in rows where RasaExample.isAmbiguous(row.text) {
                let message = "the text holds what Rasa takes for an entity annotation"
                notes.append(CorpusNote(file: row.file, line: row.line, message: message))
            }
            // The parser drops it, escaped or not.
            for row in rows where row.text.unicodeScalars.first == "\u{FEFF}" {
                let message = "the byte-order mark at the text's start is not kept"
                notes.append(CorpusNote(file: row.file, line: row.line, message: message))
            }
        }
        return (bytes, notes)
    }

    /// True when a line of a block says all there is to say and reads back the same.
    private static func fitsOnOneLine(_ row: CorpusRow) -> Bool {
        !row.hasMetadata && row.text.trimmingSpaces == row.text
            && row.text.unicodeScalars.allSatisfy { scalar in
                switch scalar.properties.generalCategory {
                case .control, .lineSeparator, .paragraphSeparator, .format, .unassigned, .surrogate: false
                default: true
                }
            }
    }

    private static func append(_ row: CorpusRow, to bytes: inout [UInt8]) {
        func field(_ name: String, _ text: String?) {
            guard let text else { return }
            bytes += Array("      \(name): ".utf8)
            QuotedText.append(text, to: &bytes)
            bytes.append(UInt8(ascii: "\n"))
        }
        func field(_ name: String, _ value: Bool?) {
            guard let value else { return }
            bytes += Array("      \(name): \(value)\n".utf8)
        }
        bytes += Array("  - text: ".utf8)
        QuotedText.append(row.text, to: &bytes)
        bytes.append(UInt8(ascii: "\n"))
        guard row.hasMetadata else { return }
        bytes += Array("    metadata:\n".utf8)
        field("language", row.language)
        field("channel", row.channel?.rawValue)
        field("sentiment", row.sentiment?.rawValue)
        field("frustrated", row.frustrated)
        field("urgent", row.urgent)
        field("customer", row.customer)
    }
}
