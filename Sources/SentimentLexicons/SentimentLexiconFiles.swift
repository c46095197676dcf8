/// The sentiment tables that are compiled in, as bytes; `README.md` beside them describes their format.
///
/// They are a module of their own because a compiler takes minutes over them, and they seldom change.
package enum SentimentLexiconFiles {
    /// Language as ISO 639-1 code, words with their valence, cues.
    package static let byLanguage: [(language: String, valences: [UInt8], cues: [UInt8])] = [
        ("pt", PackageResources.sentiment_pt_tsv, PackageResources.cues_pt_tsv),
        ("en", PackageResources.sentiment_en_tsv, PackageResources.cues_en_tsv),
        ("es", PackageResources.sentiment_es_tsv, PackageResources.cues_es_tsv),
    ]

    /// Emoji with their valence, the same in every language.
    package static let emoji: [UInt8] = PackageResources.sentiment_emoji_tsv
}
