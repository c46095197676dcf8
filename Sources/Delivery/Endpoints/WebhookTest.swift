import Conversations
import Storage

/// The event by which somebody tries an endpoint.
enum WebhookTest {
    /// Puts a `webhook.test` event for this endpoint alone into the outbox; wake the dispatcher after the commit.
    static func queue(
        for endpoint: WebhookEndpoint, on connection: any SQLConnection, at now: Instant
    ) throws(StorageError) -> Identifier<Event> {
        let draft = EventDraft(
            .test, conversation: nil, customer: nil, detail: .object(["endpoint_id": .string(endpoint.id.rawValue)]))
        return try EventLog(connection).append(draft, at: now, only: endpoint)
    }
}
