package import Classifiers
import SentimentLexicons

/// The sentiment lexicons that are compiled in; `Sources/SentimentLexicons/README.md` describes their format.
package enum SentimentFiles {
    /// All entries of the languages and the emoji; a language without a file adds nothing.
    package static func lexicon(languages: [String]) -> SentimentLexicon {
        var lexicon = SentimentLexicon(entries: [])
        for (language, valences, cues) in SentimentLexiconFiles.byLanguage where languages.contains(language) {
            lexicon.entries += (try? SentimentTable.valences(of: valences, file: "sentiment-\(language).tsv")) ?? []
            guard let read = try? SentimentTable.cues(of: cues, file: "cues-\(language).tsv") else { continue }
            lexicon.entries += read.entries
            lexicon.negations += read.negations
        }
        let emoji = SentimentLexiconFiles.emoji
        lexicon.entries += (try? SentimentTable.valences(of: emoji, file: "sentiment-emoji.tsv")) ?? []
        return lexicon
    }
}
