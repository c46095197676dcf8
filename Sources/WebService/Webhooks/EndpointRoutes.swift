import Conversations
import Delivery
import HTTPTypes
import Hummingbird
import Storage

/// Managing webhook endpoints and looking after what was delivered to them.
struct EndpointRoutes {
    let database: any SQLDatabase
    let endpoints: WebhookEndpoints
    let bodies: BodyBudget
    let metrics: ServiceMetrics
    let statistics: @Sendable () -> DispatcherStatistics
    let clock: @Sendable () -> Instant

    func add(to router: RouterGroup<ServiceRequestContext>) {
        let collection = router.group("webhook-endpoints")
        collection.get(use: list)
        collection.post(use: create)
        collection.get("{id}", use: show)
        collection.patch("{id}", use: change)
        collection.delete("{id}", use: delete)
        collection.post("{id}/rotate-secret", use: rotate)
        collection.post("{id}/test", use: test)
        collection.post("{id}/replay", use: replayAll)
        collection.get("{id}/deliveries", use: deliveries)
        collection.get("{id}/deliveries/{delivery}", use: delivery)
        collection.post("{id}/deliveries/{delivery}/replay", use: replayOne)
        router.get("dead-letters", use: deadLetters)
    }

    @Sendable
    private func list(_ request: Request, context: ServiceRequestContext) async throws -> Response {
        _ = try context.require(.webhooks)
        let query = try ListQuery(request, cursorParts: 1)
        let after: Identifier<WebhookEndpoint>? = try query.cursorIdentifier(0)
        let found = try await database.read { try EndpointStore($0).list(after: after, limit: query.fetchLimit) }
        metrics.report(found.unreadable(), in: .webhookEndpoints, to: context.logger)
        return try JSONBody.response(query.page(of: found, cursor: { [$0] }, document: { document($0) }))
    }

    private func document(_ endpoint: WebhookEndpoint, revealsSecret: Bool = false) -> EndpointDocument {
        EndpointDocument(
            endpoint: endpoint, revealsSecret: revealsSecret,
            breaker: statistics().endpoints[endpoint.id].map { Self.name(of: $0.breaker) })
    }

    private static func name(of state: CircuitBreaker.State) -> String {
        switch state {
        case .closed: "closed"
        case .open: "open"
        case .halfOpen: "half_open"
        }
    }

    @Sendable
    private func create(_ request: Request, context: ServiceRequestContext) async throws -> Response {
        _ = try context.require(.webhooks)
        let body = try await JSONBody.read(EndpointRequest.self, from: request, within: bodies)
        guard let url = body.url else { throw Problem.invalid("/url", "is required") }
        guard body.enabled == nil else { throw Problem.invalid("/enabled", "is no field of a new endpoint") }
        let endpoint = try await refusing {
            try await endpoints.create(
                url: url, eventTypes: body.eventTypes ?? ["*"], description: body.description, at: clock())
        }
        return try JSONBody.response(document(endpoint, revealsSecret: true), status: .created)
    }

    @Sendable
    private func show(_ request: Request, context: ServiceRequestContext) async throws -> Response {
        _ = try context.require(.webhooks)
        return try JSONBody.response(document(try await endpoint(context)))
    }

    @Sendable
    private func change(_ request: Request, context: ServiceRequestContext) async throws -> Response {
        _ = try context.require(.webhooks)
        let id = try await endpoint(context).id
        let body = try await JSONBody.read(EndpointRequest.self, from: request, within: bodies)
        let changed = try await refusing {
            try await endpoints.update(
                id, url: body.url, eventTypes: body.eventTypes, description: body.description, enabled: body.enabled,
                at: clock())
        }
        return try JSONBody.response(document(changed))
    }

    @Sendable
    private func delete(_ request: Request, context: ServiceRequestContext) async throws -> Response {
        _ = try context.require(.webhooks)
        let id: Identifier<WebhookEndpoint> = try context.identifier(of: "webhook endpoint")
        try await refusing { try await endpoints.delete(id, at: clock()) }
        return Response(status: .noContent)
    }

    @Sendable
    private func rotate(_ request: Request, context: ServiceRequestContext) async throws -> Response {
        _ = try context.require(.webhooks)
        let id: Identifier<WebhookEndpoint> = try context.identifier(of: "webhook endpoint")
        let rotated = try await refusing { try await endpoints.rotateSecret(of: id, at: clock()) }
        return try JSONBody.response(document(rotated, revealsSecret: true))
    }

    @Sendable
    private func test(_ request: Request, context: ServiceRequestContext) async throws -> Response {
        _ = try context.require(.webhooks)
        let id: Identifier<WebhookEndpoint> = try context.identifier(of: "webhook endpoint")
        let event = try await refusing { try await endpoints.queueTestEvent(for: id, at: clock()) }
        return try JSONBody.response(["event_id": event.rawValue], status: .accepted)
    }

    @Sendable
    private func replayAll(_ request: Request, context: ServiceRequestContext) async throws -> Response {
        _ = try context.require(.webhooks)
        let id: Identifier<WebhookEndpoint> = try context.identifier(of: "webhook endpoint")
        let count = try await refusing { try await endpoints.replayAll(id, at: clock()) }
        return try JSONBody.response(["replayed": count], status: .accepted)
    }

    @Sendable
    private func replayOne(_ request: Request, context: ServiceRequestContext) async throws -> Response {
        _ = try context.require(.webhooks)
        let id: Identifier<WebhookEndpoint> = try context.identifier(of: "webhook endpoint")
        let delivery = try deliveryID(context)
        guard try await refusing({ try await endpoints.replay(id, delivery: delivery, at: clock()) }) else {
            throw Problem.conflict(code: .notDead, "Only a dead delivery of this endpoint can be sent again.")
        }
        return try JSONBody.response(["replayed": 1], status: .accepted)
    }

    @Sendable
    private func deliveries(_ request: Request, context: ServiceRequestContext) async throws -> Response {
        _ = try context.require(.webhooks)
        let id: Identifier<WebhookEndpoint> = try context.identifier(of: "webhook endpoint")
        return try await page(request, context, endpoint: id, state: nil)
    }

    @Sendable
    private func deadLetters(_ request: Request, context: ServiceRequestContext) async throws -> Response {
        _ = try context.require(.webhooks)
        return try await page(request, context, endpoint: nil, state: .dead)
    }

    private func page(
        _ request: Request, _ context: ServiceRequestContext, endpoint: Identifier<WebhookEndpoint>?,
        state: WebhookDelivery.State?
    ) async throws -> Response {
        let query = try ListQuery(request, cursorParts: 1, filters: state == nil ? ["state"] : [])
        let wanted =
            try state
            ?? query.value("state", "waiting, leased, delivered or dead", read: WebhookDelivery.State.init(rawValue:))
        let before = try query.cursorNumber(0)
        let found = try await database.read {
            try DeliveryStore($0).list(endpoint: endpoint, state: wanted, before: before, limit: query.fetchLimit)
        }
        metrics.report(found.unreadable(), in: .deliveries, to: context.logger)
        return try JSONBody.response(
            query.page(of: found, cursor: { ["\($0)"] }, document: { DeliveryDocument(delivery: $0) }))
    }

    @Sendable
    private func delivery(_ request: Request, context: ServiceRequestContext) async throws -> Response {
        _ = try context.require(.webhooks)
        let endpoint: Identifier<WebhookEndpoint> = try context.identifier(of: "webhook endpoint")
        let id = try deliveryID(context)
        let found = try await database.read { connection -> DeliveryDocument? in
            let store = DeliveryStore(connection)
            guard let delivery = try store.find(id), delivery.endpointID == endpoint else { return nil }
            return DeliveryDocument(delivery: delivery, attempts: try store.attempts(of: id))
        }
        guard let found else { throw Problem.notFound("There is no such delivery.") }
        return try JSONBody.response(found)
    }

    private func endpoint(_ context: ServiceRequestContext) async throws -> WebhookEndpoint {
        let id: Identifier<WebhookEndpoint> = try context.identifier(of: "webhook endpoint")
        guard let endpoint = try await database.read({ try EndpointStore($0).find(id) }) else {
            throw Problem.notFound("There is no such webhook endpoint.")
        }
        return endpoint
    }

    private func deliveryID(_ context: ServiceRequestContext) throws -> Int64 {
        guard let text = context.parameters.get("delivery"), let id = Int64(text) else {
            throw Problem.notFound("There is no such delivery.")
        }
        return id
    }

    private func refusing<Value>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch let error as WebhookEndpointError {
            switch error {
            case .unknownEndpoint: throw Problem.notFound("There is no such webhook endpoint.")
            case .disabled:
                throw Problem.conflict(code: .endpointDisabled, "The webhook endpoint is disabled.")
            case .invalidURL(let error): throw Problem.invalid("/url", error.description)
            case .invalidEventType(let type):
                let known = EventType.allCases.map(\.rawValue).joined(separator: ", ")
                throw Problem.invalid("/event_types", "\(type) is not one of *, \(known)")
            case .tooMany(let limit):
                throw Problem.conflict(code: .tooManyEndpoints, "There may be \(limit) endpoints at most.")
            case .invalidDescription(let why): throw Problem.invalid("/description", why)
            }
        }
    }
}
