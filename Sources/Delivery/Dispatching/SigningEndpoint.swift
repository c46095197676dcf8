import Conversations
import Storage

/// An endpoint and the secrets that sign what goes to it.
struct SigningEndpoint: Sendable {
    let endpoint: WebhookEndpoint
    /// Those in force, the newest first.
    let secrets: [WebhookSecret]

    /// - Throws: ``WebhookSecretError`` when a secret that is in force cannot be read: without its signature a receiver
    ///   that goes by it would refuse everything.
    init(_ endpoint: WebhookEndpoint, at now: Instant) throws(WebhookSecretError) {
        self.endpoint = endpoint
        var secrets = [try WebhookSecret(endpoint.secret)]
        if let until = endpoint.previousSecretUntil, until > now, let previous = endpoint.previousSecret {
            secrets.append(try WebhookSecret(previous))
        }
        self.secrets = secrets
    }
}
