package import Conversations

/// One event owed to one endpoint.
package struct WebhookDelivery: Hashable, Sendable {
    package enum State: String, Codable, Sendable, CaseIterable {
        case waiting, leased, delivered, dead

        /// Those that somebody may have to look at.
        package static let backlog: [State] = [.waiting, .leased, .dead]
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
