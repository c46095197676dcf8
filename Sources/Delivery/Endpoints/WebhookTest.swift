package import Conversations
package import Storage

/// The event by which somebody tries an endpoint.
package enum WebhookTest {
    /// Puts a `webhook.test` event for this endpoint alone into the outbox; wake the dispatcher after the commit.
    ///
    /// - Returns: the event's id; nil when there is no such endpoint, or it is disabled.
    package static func send(
        to endpoint: Identifier<WebhookEndpoint>, on connection: any SQLConnection, at now: Instant
    ) throws(StorageError) -> Identifier<Event>? {
        guard let endpoint = try EndpointStore(connection).find(endpoint), endpoint.enabled else { return nil }
        let draft = EventDraft(
            .test, conversation: nil, customer: nil, detail: .object(["endpoint_id": .string(endpoint.id.rawValue)]))
        return try EventLog(connection).append(draft, at: now, only: endpoint)
    }
}
