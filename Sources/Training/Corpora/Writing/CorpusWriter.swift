import Foundation

/// Writes rows in any of the formats a corpus is read from.
package enum CorpusWriter {
    /// The file's bytes, with notes on what the format cannot hold.
    package static func bytes(
        of rows: [CorpusRow], as format: CorpusFormat
    ) -> (bytes: [UInt8], notes: [CorpusNote]) {
        switch format {
        case .jsonLines:
            var bytes: [UInt8] = []
            for row in rows { JSONLines.append(row, to: &bytes) }
            return (bytes, [])
        case .csv: return (DelimitedText.csv.write(rows), [])
        case .tsv: return (DelimitedText.tsv.write(rows), [])
        case .rasaYAML: return RasaYAML.write(rows)
        case .rasaMarkdown: return RasaMarkdown.write(rows)
        }
    }

    /// Writes a file in one step: a reader sees the old file or the whole new one.
    package static func write(
        _ rows: [CorpusRow], as format: CorpusFormat, to path: String
    ) throws(CorpusProblem) -> [CorpusNote] {
        let (bytes, notes) = bytes(of: rows, as: format)
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw CorpusProblem(.unwritable("is the folder there, and may it be written to?"), file: path)
        }
        return notes
    }
}
