/// How long the store keeps what is over, in days.
package struct Retention: Hashable, Sendable {
    /// Deliveries that arrived, with the history of their attempts.
    package var deliveredDays = 7.0
    /// Deliveries that were given up and that nobody sent again.
    package var deadLetterDays = 30.0
    /// For how long a request can be sent again under its idempotency key.
    package var idempotencyDays = 7.0
    /// For how long a message that crashed the program stays under suspicion.
    package var suspectDays = 90.0

    package init() {}
}
