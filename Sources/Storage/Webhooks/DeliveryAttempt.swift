package import Conversations

/// What came of one attempt.
package struct DeliveryAttempt: Hashable, Sendable {
    /// Counts from 1 and goes on after a replay.
    package var attempt: Int
    package var startedAt: Instant
    package var durationMilliseconds: Int64
    /// HTTP status; nil when no answer came.
    package var status: Int?
    package var error: String?
    /// The first 4 KB of the answer.
    package var response: String?

    package init(
        attempt: Int, startedAt: Instant, durationMilliseconds: Int64, status: Int?, error: String?, response: String?
    ) {
        self.attempt = attempt
        self.startedAt = startedAt
        self.durationMilliseconds = durationMilliseconds
        self.status = status
        self.error = error
        self.response = response
    }
}
