/// A person who writes to us, known by one identifier or several across channels.
package struct Customer: Hashable, Sendable, IdentifiedSubject {
    package static let prefix = "cus_"

    package var id: Identifier<Customer>
    package var name: String?
    package var tier: String?
    package var plan: String?
    /// What they write in, as an ISO 639-1 code; set from their messages unless the caller states it.
    package var language: String?
    package var attributes: [String: JSONValue]
    /// True once they asked not to be answered by the machine.
    package var optedOut: Bool
    package var lastIntent: IntentLabel?
    package var messageCount: Int64
    package var createdAt: Instant
    package var updatedAt: Instant

    package init(
        id: Identifier<Customer>, name: String? = nil, tier: String? = nil, plan: String? = nil,
        language: String? = nil,
        attributes: [String: JSONValue] = [:], optedOut: Bool = false, lastIntent: IntentLabel? = nil,
        messageCount: Int64 = 0, createdAt: Instant, updatedAt: Instant
    ) {
        self.id = id
        self.name = name
        self.tier = tier
        self.plan = plan
        self.language = language
        self.attributes = attributes
        self.optedOut = optedOut
        self.lastIntent = lastIntent
        self.messageCount = messageCount
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }
}
