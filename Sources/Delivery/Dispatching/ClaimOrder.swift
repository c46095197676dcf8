import Conversations
import Storage

/// What to claim for an endpoint.
struct ClaimOrder: Hashable, Sendable {
    let endpoint: Identifier<WebhookEndpoint>
    let limit: Int
}
