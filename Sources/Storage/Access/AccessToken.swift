package import Conversations

/// A bearer token as it is kept: never the token itself, only its hash.
package struct AccessToken: Hashable, Sendable, IdentifiedSubject {
    package static let prefix = "tok_"

    package var id: Identifier<AccessToken>
    package var name: String
    /// Hex SHA-256 of the token.
    package var hash: String
    package var scopes: [String]
    package var createdAt: Instant
    package var revokedAt: Instant?

    package init(
        id: Identifier<AccessToken>, name: String, hash: String, scopes: [String], createdAt: Instant,
        revokedAt: Instant? = nil
    ) {
        self.id = id
        self.name = name
        self.hash = hash
        self.scopes = scopes
        self.createdAt = createdAt
        self.revokedAt = revokedAt
    }
}
