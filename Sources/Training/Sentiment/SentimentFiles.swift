package import Classifiers

/// The sentiment lexicons that are compiled in; `Lexicons/README.md` describes their format.
package enum SentimentFiles {
    /// All entries of the languages and the emoji; a language without a file adds nothing.
    package static func lexicon(languages: [String]) -> SentimentLexicon {
        var lexicon = SentimentLexicon(entries: [])
        for (language, valences, cues) in files where languages.contains(language) {
            lexicon.entries += (try? SentimentTable.valences(of: valences, file: "sentiment-\(language).tsv")) ?? []
            guard let read = try? SentimentTable.cues(of: cues, file: "cues-\(language).tsv") else { continue }
            lexicon.entries += read.entries
            lexicon.negations += read.negations
        }
        let emoji = PackageResources.sentiment_emoji_tsv
        lexicon.entries += (try? SentimentTable.valences(of: emoji, file: "sentiment-emoji.tsv")) ?? []
        return lexicon
    }

    /// Language, valences, cues.
    package static let files: [(language: String, valences: [UInt8], cues: [UInt8])] = [
        ("pt", PackageResources.sentiment_pt_tsv, PackageResources.cues_pt_tsv),
        ("en", PackageResources.sentiment_en_tsv, PackageResources.cues_en_tsv),
        ("es", PackageResources.sentiment_es_tsv, PackageResources.cues_es_tsv),
    ]
}
