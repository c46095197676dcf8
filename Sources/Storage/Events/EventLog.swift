package import Conversations

/// The one log of what happened; appending also puts what subscribers are owed into the outbox, in the same transaction.
package struct EventLog {
    private let connection: any SQLConnection
    private let endpoints: [WebhookEndpoint]

    /// Reads the subscriptions once; make one log a transaction.
    package init(_ connection: any SQLConnection) throws(StorageError) {
        self.connection = connection
        self.endpoints = try EndpointStore(connection).readable().values.filter(\.enabled)
    }

    /// Appends events in order.
    package func append(_ drafts: [EventDraft], at now: Instant) throws(StorageError) {
        for draft in drafts {
            try append(draft, at: now, to: endpoints.filter { $0.wants(draft.type) })
        }
    }

    /// Appends one event for the named endpoint only, whatever it subscribed to.
    package func append(
        _ draft: EventDraft, at now: Instant, only endpoint: WebhookEndpoint
    ) throws(StorageError) -> Identifier<Event> {
        try append(draft, at: now, to: [endpoint])
    }

    @discardableResult
    private func append(
        _ draft: EventDraft, at now: Instant, to subscribers: [WebhookEndpoint]
    ) throws(StorageError) -> Identifier<Event> {
        let id = Identifier<Event>.fresh(at: now)
        let subject = draft.subject
        let detail: String? = if let detail = draft.detail { try StoredJSON.text(detail) } else { nil }
        let sequence = try connection.insert(
            """
            INSERT INTO events (id, type, conversation_id, customer_id, message_id, decision_id, detail, occurred_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            [
                SQLValue(id), .text(draft.type.rawValue), SQLValue(subject.conversation?.id),
                SQLValue(subject.customer?.id), SQLValue(subject.message?.id), SQLValue(subject.receipt?.id),
                SQLValue(detail), SQLValue(now),
            ], counting: "sequence")
        guard !subscribers.isEmpty else { return id }
        let body = try StoredJSON.text(EventDocument(id: id, sequence: sequence, draft: draft, occurredAt: now))
        // The bytes are kept, so that every attempt sends the same ones.
        try connection.execute(
            "UPDATE events SET body = $1 WHERE sequence = $2", [.blob(Array(body.utf8)), .integer(sequence)])
        for endpoint in subscribers {
            try connection.execute(
                """
                INSERT INTO deliveries (endpoint_id, event_sequence, event_id, conversation_id, state, due_at, created_at)
                VALUES ($1, $2, $3, $4, 'waiting', $5, $6)
                """,
                [
                    SQLValue(endpoint.id), .integer(sequence), SQLValue(id), SQLValue(subject.conversation?.id),
                    SQLValue(now), SQLValue(now),
                ])
        }
        return id
    }
}
