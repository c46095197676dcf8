/// What makes a request safe to send again: a caller's key, valid for that caller and that request only.
package struct IdempotencyKey: Hashable, Sendable {
    /// Whose key it is: the token's id.
    package var scope: String
    package var key: String
    /// Hex SHA-256 of what was asked for; the key may not be used for anything else.
    package var requestDigest: String

    package init(scope: String, key: String, requestDigest: String) {
        self.scope = scope
        self.key = key
        self.requestDigest = requestDigest
    }
}
