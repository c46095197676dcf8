import Conversations
import Storage

/// An endpoint that cannot be served as it stands in the store; what it is owed waits.
struct UnreadableEndpoint: Hashable, Sendable {
    let id: String
    /// Without the secret.
    let reason: String

    init(_ row: UnreadableRow) {
        id = row.key
        reason = "\(row.error)"
    }

    init(_ endpoint: WebhookEndpoint, _ error: WebhookSecretError) {
        id = endpoint.id.rawValue
        reason = "\(error)"
    }
}
