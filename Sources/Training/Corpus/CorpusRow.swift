package import Conversations

/// One labelled message of a corpus, and where it stands.
package struct CorpusRow: Hashable, Sendable {
    package var text: String
    package var intent: IntentLabel
    /// ISO 639-1 code.
    package var language: String?
    package var channel: Channel?
    package var sentiment: Sentiment.Label?
    package var frustrated: Bool?
    package var urgent: Bool?
    package var customer: String?
    package var file: String
    /// From 1; 0 for rows that come from no file.
    package var line: Int

    package init(
        text: String, intent: IntentLabel, language: String? = nil, channel: Channel? = nil,
        sentiment: Sentiment.Label? = nil, frustrated: Bool? = nil, urgent: Bool? = nil, customer: String? = nil,
        file: String = "", line: Int = 0
    ) {
        self.text = text
        self.intent = intent
        self.language = language
        self.channel = channel
        self.sentiment = sentiment
        self.frustrated = frustrated
        self.urgent = urgent
        self.customer = customer
        self.file = file
        self.line = line
    }
}
