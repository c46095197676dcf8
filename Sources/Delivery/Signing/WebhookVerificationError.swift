/// Why something that came in is not believed.
package enum WebhookVerificationError: Error, Hashable, Sendable, CustomStringConvertible {
    case missingHeader, invalidTimestamp, tooOld, tooNew, noMatch

    package var description: String {
        switch self {
        case .missingHeader: "webhook-id, webhook-timestamp or webhook-signature is missing"
        case .invalidTimestamp: "the timestamp is not a number of seconds"
        case .tooOld: "the timestamp is more than five minutes old"
        case .tooNew: "the timestamp is more than five minutes ahead"
        case .noMatch: "no signature matches"
        }
    }
}
