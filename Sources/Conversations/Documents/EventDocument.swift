/// The body of a webhook: what happened, with everything the CRM needs to act on it.
package struct EventDocument: Encodable, Sendable {
    package var id: Identifier<Event>
    package var sequence: Int64
    package var draft: EventDraft
    package var occurredAt: Instant

    package init(id: Identifier<Event>, sequence: Int64, draft: EventDraft, occurredAt: Instant) {
        self.id = id
        self.sequence = sequence
        self.draft = draft
        self.occurredAt = occurredAt
    }

    private enum Key: String, CodingKey {
        case type, timestamp, id, sequence, ticket, customer, message, detail
        case eventType = "event_type"
        case aiAnalysis = "ai_analysis"
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(draft.type, forKey: .type)
        try container.encode(draft.type.underscored, forKey: .eventType)
        try container.encode(occurredAt, forKey: .timestamp)
        try container.encode(id, forKey: .id)
        try container.encode(sequence, forKey: .sequence)
        try container.encode(draft.subject.conversation.map(TicketDocument.init), forKey: .ticket)
        try container.encode(draft.subject.customer.map { CustomerDocument($0) }, forKey: .customer)
        try container.encode(draft.subject.message.map(MessageDocument.init), forKey: .message)
        try container.encode(draft.subject.receipt.map(AnalysisDocument.init), forKey: .aiAnalysis)
        try container.encodeIfPresent(draft.detail, forKey: .detail)
    }
}
