/// What is known about the customer that may tip the scales between intents, within bounds.
package struct ProfileSignals: Hashable, Codable, Sendable {
    package var tier: String?
    package var openInvoice: Bool
    package var outage: Bool
    package var lastIntent: IntentLabel?
    package var language: String?
    /// Automatic answers so far in the conversation, since a person last had it.
    package var turn: Int
    /// The intent that the bot answered last in this conversation.
    package var lastAnswered: IntentLabel?
    /// Names of the facts that the bot asked for in the text that this message follows.
    package var asked: [String]

    package init(
        tier: String? = nil, openInvoice: Bool = false, outage: Bool = false, lastIntent: IntentLabel? = nil,
        language: String? = nil, turn: Int = 0, lastAnswered: IntentLabel? = nil, asked: [String] = []
    ) {
        self.tier = tier
        self.openInvoice = openInvoice
        self.outage = outage
        self.lastIntent = lastIntent
        self.language = language
        self.turn = turn
        self.lastAnswered = lastAnswered
        self.asked = asked
    }
}
