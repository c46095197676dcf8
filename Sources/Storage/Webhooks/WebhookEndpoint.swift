package import Conversations

/// Someone who wants to be told: a URL, the event types it asked for and the secret that signs.
package struct WebhookEndpoint: Hashable, Sendable, IdentifiedSubject {
    package static let prefix = "whk_"

    package var id: Identifier<WebhookEndpoint>
    package var url: String
    package var description: String?
    /// Event types, or `*` for all.
    package var eventTypes: [String]
    /// `whsec_` and base64 of 24 to 64 bytes.
    package var secret: String
    /// The secret before the last rotation, which signs too until `previousSecretUntil`.
    package var previousSecret: String?
    package var previousSecretUntil: Instant?
    package var enabled: Bool
    /// Why the service switched it off, such as an answer of 410.
    package var disabledReason: String?
    package var createdAt: Instant
    package var updatedAt: Instant

    package init(
        id: Identifier<WebhookEndpoint>, url: String, description: String? = nil, eventTypes: [String], secret: String,
        previousSecret: String? = nil, previousSecretUntil: Instant? = nil, enabled: Bool = true,
        disabledReason: String? = nil, createdAt: Instant, updatedAt: Instant
    ) {
        self.id = id
        self.url = url
        self.description = description
        self.eventTypes = eventTypes
        self.secret = secret
        self.previousSecret = previousSecret
        self.previousSecretUntil = previousSecretUntil
        self.enabled = enabled
        self.disabledReason = disabledReason
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }

    package func wants(_ type: EventType) -> Bool {
        enabled && (eventTypes.contains("*") || eventTypes.contains(type.rawValue))
    }
}
