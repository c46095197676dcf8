import Conversations
import Storage

/// What waits in the outbox, seen in one snapshot.
struct DispatchSurvey: Sendable {
    let endpoints: [WebhookEndpoint]
    /// Endpoints that cannot be read; what they are owed waits.
    let unreadable: [UnreadableRow]
    /// Enabled endpoints with something due.
    let due: [Identifier<WebhookEndpoint>]
    /// When the next delivery that is not due yet will be.
    let next: Instant?

    init(_ connection: any SQLConnection, at now: Instant) throws(StorageError) {
        let deliveries = DeliveryStore(connection)
        let rows = try EndpointStore(connection).readable()
        (endpoints, unreadable) = (rows.values, rows.unreadable)
        var due: [Identifier<WebhookEndpoint>] = []
        var next: Instant?
        for endpoint in endpoints where endpoint.enabled {
            if let earliest = try deliveries.nextDue(endpoint: endpoint.id), earliest <= now { due.append(endpoint.id) }
            if let later = try deliveries.nextDue(endpoint: endpoint.id, after: now) {
                next = min(next ?? later, later)
            }
        }
        self.due = due
        self.next = next
    }
}
