import Conversations
import Storage

/// An endpoint as its owner sees it; the secret only right after it was made.
struct EndpointDocument: Encodable {
    let endpoint: WebhookEndpoint
    var revealsSecret = false
    var breaker: String?

    private enum Key: String, CodingKey {
        case id, url, description, enabled, secret, breaker
        case eventTypes = "event_types"
        case disabledReason = "disabled_reason"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(endpoint.id, forKey: .id)
        try container.encode(endpoint.url, forKey: .url)
        try container.encode(endpoint.description, forKey: .description)
        try container.encode(endpoint.eventTypes, forKey: .eventTypes)
        try container.encode(endpoint.enabled, forKey: .enabled)
        try container.encode(endpoint.disabledReason, forKey: .disabledReason)
        if revealsSecret { try container.encode(endpoint.secret, forKey: .secret) }
        try container.encodeIfPresent(breaker, forKey: .breaker)
        try container.encode(endpoint.createdAt, forKey: .createdAt)
        try container.encode(endpoint.updatedAt, forKey: .updatedAt)
    }
}

/// What is owed to an endpoint, and how it went so far.
struct DeliveryDocument: Encodable {
    let delivery: WebhookDelivery
    var attempts: [DeliveryAttempt]?

    private enum Key: String, CodingKey {
        case id, state, attempts
        case endpointID = "endpoint_id"
        case eventID = "event_id"
        case eventType = "event_type"
        case sequence
        case conversationID = "conversation_id"
        case attemptCount = "attempt_count"
        case dueAt = "due_at"
        case lastStatus = "last_status"
        case lastError = "last_error"
        case createdAt = "created_at"
        case completedAt = "completed_at"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode("\(delivery.id)", forKey: .id)
        try container.encode(delivery.endpointID, forKey: .endpointID)
        try container.encode(delivery.eventID, forKey: .eventID)
        try container.encode(delivery.eventType, forKey: .eventType)
        try container.encode(delivery.eventSequence, forKey: .sequence)
        try container.encode(delivery.conversationID, forKey: .conversationID)
        try container.encode(delivery.state, forKey: .state)
        try container.encode(delivery.attempts, forKey: .attemptCount)
        try container.encode(delivery.dueAt, forKey: .dueAt)
        try container.encode(delivery.lastStatus, forKey: .lastStatus)
        try container.encode(delivery.lastError, forKey: .lastError)
        try container.encode(delivery.createdAt, forKey: .createdAt)
        try container.encode(delivery.completedAt, forKey: .completedAt)
        try container.encodeIfPresent(attempts?.map(AttemptDocument.init), forKey: .attempts)
    }
}

struct AttemptDocument: Encodable {
    let attempt: Int
    let startedAt: Instant
    let durationMilliseconds: Int64
    let status: Int?
    let error: String?
    let response: String?

    init(_ attempt: DeliveryAttempt) {
        self.attempt = attempt.attempt
        startedAt = attempt.startedAt
        durationMilliseconds = attempt.durationMilliseconds
        status = attempt.status
        error = attempt.error
        response = attempt.response
    }

    private enum CodingKeys: String, CodingKey {
        case attempt, status, error, response
        case startedAt = "started_at"
        case durationMilliseconds = "duration_ms"
    }
}
