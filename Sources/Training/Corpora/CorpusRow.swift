package import Conversations

/// One labelled message, and where it stands.
package struct CorpusRow: Hashable, Sendable {
    package var text: String
    package var intent: IntentLabel
    /// ISO 639-1 code, when the corpus says so.
    package var language: String?
    package var channel: Channel?
    package var sentiment: Sentiment.Label?
    package var frustrated: Bool?
    package var urgent: Bool?
    /// Who wrote it.
    package var customer: String?
    /// The file as the caller named it.
    package var file: String
    /// From 1.
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
