import Conversations
import Hummingbird
import Storage

/// Reading and correcting customers.
struct CustomerRoutes {
    let database: any SQLDatabase
    let bodies: BodyBudget
    let metrics: ServiceMetrics
    let clock: @Sendable () -> Instant
    let afterCommit: @Sendable () -> Void

    func add(to router: RouterGroup<ServiceRequestContext>) {
        router.get("customers", use: list)
        router.get("customers/{id}", use: show)
        router.patch("customers/{id}", use: change)
    }

    @Sendable
    private func list(_ request: Request, context: ServiceRequestContext) async throws -> Response {
        _ = try context.require(.read)
        let query = try ListQuery(request, cursorParts: 1)
        let before: Identifier<Customer>? = try query.cursorIdentifier(0)
        let customers = try await database.read { try CustomerStore($0).list(before: before, limit: query.fetchLimit) }
        metrics.report(customers.unreadable(), in: .customers, to: context.logger)
        return try JSONBody.response(
            query.page(of: customers, cursor: { [$0] }, document: { CustomerDocument($0) }))
    }

    @Sendable
    private func show(_ request: Request, context: ServiceRequestContext) async throws -> Response {
        _ = try context.require(.read)
        let id: Identifier<Customer> = try context.identifier(of: "customer")
        return try await database.read { try Self.document(id, on: $0) }
    }

    private static func document(_ id: Identifier<Customer>, on connection: any SQLConnection) throws -> Response {
        let store = CustomerStore(connection)
        guard let customer = try store.find(id) else { throw Problem.notFound("There is no such customer.") }
        return try JSONBody.response(CustomerDocument(customer, identifiers: try store.identifiers(of: id)))
    }

    @Sendable
    private func change(_ request: Request, context: ServiceRequestContext) async throws -> Response {
        _ = try context.require(.customers)
        let id: Identifier<Customer> = try context.identifier(of: "customer")
        let now = clock()
        let fields = try await JSONBody.read([String: JSONValue].self, from: request, within: bodies)
        var faults = Faults()
        let update = faults.profile(fields, at: "")
        guard faults.errors.isEmpty else { throw Problem.invalid(faults.errors) }
        let response = try await database.write { connection in
            let store = CustomerStore(connection)
            guard var customer = try store.findForChange(id) else {
                throw Problem.notFound("There is no such customer.")
            }
            let change = customer.apply(update, at: now)
            guard !change.droppedFacts else {
                throw Problem.invalid("", "would have more than the \(Customer.attributeLimit) attributes of a profile")
            }
            if !change.fields.isEmpty {
                try store.save(customer)
                try EventLog(connection).append(
                    [EventDraft(.customerUpdated, conversation: nil, customer: customer)], at: now)
            }
            return try Self.document(id, on: connection)
        }
        afterCommit()
        return response
    }
}
