import Classifiers

/// The sentiment lexicons that are compiled in.
enum SentimentFiles {
    /// All entries of the languages, in order; a language without a file adds nothing.
    static func lexicon(languages: [String]) -> SentimentLexicon {
        SentimentLexicon(entries: [])
    }
}
