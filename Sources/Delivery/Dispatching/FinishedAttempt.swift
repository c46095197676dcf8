import Storage

/// An attempt that is over, not yet written down.
struct FinishedAttempt: Sendable {
    /// As it was when the attempt was made.
    let endpoint: WebhookEndpoint
    let leased: LeasedDelivery
    let permit: CircuitBreaker.Permit
    let result: AttemptResult
    let record: DeliveryAttempt
    /// Nil when the delivery is to be given back.
    var outcome: DeliveryOutcome?
}
