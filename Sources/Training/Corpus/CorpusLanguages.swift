import Classifiers

/// The languages a corpus is written in.
package enum CorpusLanguages {
    /// Those of at least one row in ten, most frequent first; declared ones count, others are told from the text.
    package static func of(_ rows: [CorpusRow]) -> [String] {
        let folder = TextFolder(languages: [])
        let identifier = LanguageIdentifier(languages: [])
        var counts: [String: Int] = [:]
        for row in rows {
            if let language = row.language ?? identifier.identify(folder.fold(row.text)) {
                counts[language, default: 0] += 1
            }
        }
        let total = counts.values.reduce(0, +)
        let frequent = counts.filter { $0.value * 10 >= total }
            .sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }.map(\.key)
        return frequent.isEmpty ? ["en"] : frequent
    }
}
