package import Conversations

/// What becomes of a delivery after an attempt.
package enum DeliveryOutcome: Hashable, Sendable {
    case delivered
    /// Try again then; a forgiven attempt does not count against the limit.
    case retry(at: Instant, forgiven: Bool = false)
    case dead
}
