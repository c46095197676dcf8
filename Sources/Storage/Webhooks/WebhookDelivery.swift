package import Conversations

/// One event owed to one endpoint.
package struct WebhookDelivery: Hashable, Sendable {
    package enum State: String, Codable, Sendable, CaseIterable {
        case waiting, leased, delivered, dead
    }

    package var id: Int64
    package var endpointID: Identifier<WebhookEndpoint>
    package var eventID: Identifier<Event>
    package var eventType: EventType
    package var eventSequence: Int64
    package var conversationID: Identifier<Conversation>?
    package var state: State
    /// Attempts that reached for the network, ever; waiting behind an open breaker is none.
    package var attempts: Int
    /// How many of them do not count against the limit: those before a replay, and probes of an endpoint that was down.
    package var forgiven: Int
    package var dueAt: Instant
    package var lastStatus: Int?
    package var lastError: String?
    package var createdAt: Instant
    package var completedAt: Instant?

    package init(
        id: Int64, endpointID: Identifier<WebhookEndpoint>, eventID: Identifier<Event>, eventType: EventType,
        eventSequence: Int64, conversationID: Identifier<Conversation>?, state: State, attempts: Int, forgiven: Int,
        dueAt: Instant, lastStatus: Int?, lastError: String?, createdAt: Instant, completedAt: Instant?
    ) {
        self.id = id
        self.endpointID = endpointID
        self.eventID = eventID
        self.eventType = eventType
        self.eventSequence = eventSequence
        self.conversationID = conversationID
        self.state = state
        self.attempts = attempts
        self.forgiven = forgiven
        self.dueAt = dueAt
        self.lastStatus = lastStatus
        self.lastError = lastError
        self.createdAt = createdAt
        self.completedAt = completedAt
    }
}

/// A delivery that one worker may work on until its lease ends.
package struct LeasedDelivery: Hashable, Sendable {
    package var delivery: WebhookDelivery
    package var lease: String
    /// The bytes to send, the same at every attempt.
    package var body: [UInt8]

    package init(delivery: WebhookDelivery, lease: String, body: [UInt8]) {
        self.delivery = delivery
        self.lease = lease
        self.body = body
    }
}

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

/// What becomes of a delivery after an attempt.
package enum DeliveryOutcome: Hashable, Sendable {
    case delivered
    /// Try again then; a forgiven attempt does not count against the limit.
    case retry(at: Instant, forgiven: Bool = false)
    case dead
}
