import Conversations
import Crypto

/// What a model's header says it was trained on.
package enum TrainingDigest {
    /// SHA-256 over the rows in order, as far as training looks at them, in hexadecimal.
    package static func of(_ rows: [CorpusRow]) -> String {
        var hash = SHA256()
        for row in rows {
            var line = row.text + "\u{1F}" + row.intent.rawValue + "\u{1F}" + (row.language ?? "")
            line += "\u{1F}" + (row.sentiment?.rawValue ?? "")
            line += "\u{1F}" + (row.frustrated.map(String.init) ?? "") + "\u{1F}" + (row.urgent.map(String.init) ?? "")
            hash.update(data: Array(line.utf8) + [0x1E])
        }
        return hash.finalize().hexadecimal
    }
}
