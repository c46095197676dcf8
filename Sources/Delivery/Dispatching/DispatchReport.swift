import Conversations
import Logging
import Storage

/// What a turn did to the store.
struct DispatchReport: Sendable {
    /// One endpoint's claimed deliveries, and the endpoint as it was in the same transaction.
    struct Claim: Sendable {
        let endpoint: SigningEndpoint
        let deliveries: [LeasedDelivery]
    }

    var claims: [Claim] = []
    var deadLetters: [DeadLetter] = []
    /// Switched off, because their receivers want no more.
    var disabled: [Identifier<WebhookEndpoint>] = []
    /// Whether a place was found taken by something that cannot be read, so that a further claim finds more.
    var hasMore = false

    /// Tells what somebody may want to do something about; no body, no secret, no URL.
    func log(to logger: Logger) {
        for letter in deadLetters {
            logger.warning(
                "a webhook became a dead letter",
                metadata: [
                    "endpoint": "\(letter.endpointID.rawValue)", "event": "\(letter.eventID.rawValue)",
                    "reason": "\(letter.reason)",
                ])
        }
        for endpoint in disabled {
            logger.warning(
                "a webhook endpoint was disabled",
                metadata: ["endpoint": "\(endpoint.rawValue)", "reason": "\(Self.goneReason)"])
        }
    }

    static let goneReason = "the receiver answered 410 Gone"
}
