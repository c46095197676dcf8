import Conversations

/// How many rows of what a corpus has.
package struct CorpusStatistics: Hashable, Codable, Sendable {
    /// The least, middle and greatest of some numbers.
    package struct Spread: Hashable, Codable, Sendable {
        package var least: Int
        package var median: Int
        package var greatest: Int

        package init(_ values: [Int]) {
            let sorted = values.sorted()
            least = sorted.first ?? 0
            median = sorted.isEmpty ? 0 : sorted[sorted.count / 2]
            greatest = sorted.last ?? 0
        }
    }

    package var rows: Int
    package var sha256: String
    package var files: [String: Int]
    package var intents: [String: Int]
    package var categories: [String: Int]
    package var languages: [String: Int]
    package var channels: [String: Int]
    package var sentiments: [String: Int]
    package var frustrated: Int
    package var urgent: Int
    package var outOfScope: Int
    package var words: Spread
    package var characters: Spread
    /// Different words after folding case.
    package var vocabulary: Int
    package var nearDuplicates: Int

    enum CodingKeys: String, CodingKey {
        case rows, sha256, files, intents, categories, languages, channels, sentiments, frustrated, urgent
        case outOfScope = "out_of_scope"
        case words, characters, vocabulary
        case nearDuplicates = "near_duplicates"
    }

    package init(_ corpus: Corpus) {
        let rows = corpus.rows
        func counts(_ key: (CorpusRow) -> String?) -> [String: Int] {
            rows.reduce(into: [:]) { counts, row in
                if let key = key(row) { counts[key, default: 0] += 1 }
            }
        }
        self.rows = rows.count
        sha256 = corpus.digest
        files = counts(\.file)
        intents = counts(\.intent.rawValue)
        categories = counts(\.intent.category)
        languages = counts(\.language)
        channels = counts { $0.channel?.rawValue }
        sentiments = counts { $0.sentiment?.rawValue }
        frustrated = rows.count { $0.frustrated == true }
        urgent = rows.count { $0.urgent == true }
        outOfScope = rows.count { $0.intent == .outOfScope }
        let tokens = rows.map { $0.text.lowercased().split { !$0.isLetter && !$0.isNumber } }
        words = Spread(tokens.map(\.count))
        characters = Spread(rows.map(\.text.count))
        vocabulary = Set(tokens.joined()).count
        nearDuplicates = NearDuplicates(rows.map(\.text)).duplicateCount
    }
}
