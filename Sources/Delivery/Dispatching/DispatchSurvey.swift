import Conversations
import Storage

/// What waits in the outbox, seen in one snapshot.
struct DispatchSurvey: Sendable {
    let endpoints: [WebhookEndpoint]
    /// Endpoints that cannot be read; what they are owed waits.
    let unreadable: [UnreadableEndpoint]
    /// Enabled endpoints with something due.
    let due: [Identifier<WebhookEndpoint>]
    /// When the next delivery that is not due yet will be.
    let next: Instant?

    init(
        endpoints: [WebhookEndpoint], unreadable: [UnreadableEndpoint], due: [Identifier<WebhookEndpoint>],
        next: Instant?
    ) {
        self.endpoints = endpoints
        self.unreadable = unreadable
        self.due = due
        self.next = next
    }

    init(_ connection: any SQLConnection, at now: Instant) throws(StorageError) {
        let deliveries = DeliveryStore(connection)
        let rows = try EndpointStore(connection).readable()
        var endpoints: [WebhookEndpoint] = []
        var unreadable = rows.unreadable.map { UnreadableEndpoint($0) }
        for endpoint in rows.values {
            do throws(WebhookSecretError) {
                endpoints.append(try SigningEndpoint(endpoint, at: now).endpoint)
            } catch {
                unreadable.append(UnreadableEndpoint(endpoint, error))
            }
        }
        var due: [Identifier<WebhookEndpoint>] = []
        var next: Instant?
        for endpoint in endpoints where endpoint.enabled {
            if let earliest = try deliveries.nextDue(endpoint: endpoint.id), earliest <= now { due.append(endpoint.id) }
            if let later = try deliveries.nextDue(endpoint: endpoint.id, after: now) {
                next = min(next ?? later, later)
            }
        }
        self.init(endpoints: endpoints, unreadable: unreadable, due: due, next: next)
    }
}
