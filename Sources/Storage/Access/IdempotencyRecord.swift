package import Conversations

/// What a caller's idempotency key was used for.
package struct IdempotencyRecord: Hashable, Sendable {
    /// Hex SHA-256 of the request body.
    package var requestDigest: String
    package var messageID: Identifier<Message>

    package init(requestDigest: String, messageID: Identifier<Message>) {
        self.requestDigest = requestDigest
        self.messageID = messageID
    }
}
