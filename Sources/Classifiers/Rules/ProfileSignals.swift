package import Conversations

/// What is known about the customer that may tip the scales, within bounds.
package struct ProfileSignals: Hashable, Codable, Sendable {
    package var tier: String?
    package var openInvoice: Bool
    package var outage: Bool
    package var lastIntent: IntentLabel?
    package var language: String?

    package init(
        tier: String? = nil, openInvoice: Bool = false, outage: Bool = false, lastIntent: IntentLabel? = nil,
        language: String? = nil
    ) {
        self.tier = tier
        self.openInvoice = openInvoice
        self.outage = outage
        self.lastIntent = lastIntent
        self.language = language
    }
}
