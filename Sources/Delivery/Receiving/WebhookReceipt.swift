package import Conversations

/// What a receiver makes of one webhook that came in.
package struct WebhookReceipt: Encodable, Hashable, Sendable {
    /// `webhook-id`; the same on every attempt.
    package var id: String?
    package var type: String?
    package var sequence: Int64?
    package var conversationID: String?
    /// How often this id has come, this time included.
    package var attempt: Int
    /// Whether a signature matches; nil when no secret was given to check with.
    package var verified: Bool?
    /// Why it is not believed.
    package var problem: String?
    /// The status it was answered with.
    package var status: Int
    package var receivedAt: Instant
    /// The body when it is JSON.
    package var body: JSONValue?

    private enum CodingKeys: String, CodingKey {
        case id, type, sequence, attempt, verified, problem, status, body
        case conversationID = "conversation_id"
        case receivedAt = "received_at"
    }
}
