import Conversations
import Delivery
import Foundation
import Logging
import ServiceLifecycle
import Storage
import TestSupport
import Testing
import Transport

/// A store of its own with an outbox to deliver from.
struct Outbox {
    private let store: TestStore

    init(_ engine: SQLEngine = .sqlite) async throws {
        store = try await TestStore(engine)
    }

    var database: any SQLDatabase { store.database }

    static var now: Instant { Instant(Date()) }

    var endpoints: WebhookEndpoints {
        WebhookEndpoints(database: database, addresses: AddressPolicy(allowsPrivate: true), allowsPlainHTTP: true)
    }

    @discardableResult
    func endpoint(_ url: String, secret: WebhookSecret = .generate()) async throws -> WebhookEndpoint {
        let endpoint = WebhookEndpoint(
            id: .fresh(at: Self.now), url: url, eventTypes: ["*"], secret: secret.text, createdAt: Self.now,
            updatedAt: Self.now)
        try await save(endpoint)
        return endpoint
    }

    func save(_ endpoint: WebhookEndpoint) async throws {
        try await database.write { try EndpointStore($0).save(endpoint) }
    }

    func find(_ endpoint: WebhookEndpoint) async throws -> WebhookEndpoint? {
        try await database.read { try EndpointStore($0).find(endpoint.id) }
    }

    /// Appends events, one after the other in turn for each of so many conversations.
    func append(_ count: Int, conversations: Int = 1) async throws {
        try await database.write { connection in
            let log = try EventLog(connection)
            for number in 0..<count {
                let conversation = Conversation(
                    id: Identifier(stored: "cnv_\(number % conversations)"), customerID: Identifier(stored: "cus_1"),
                    channel: .whatsapp, inbox: "default", openedAt: Self.now)
                try log.append(
                    [EventDraft(.ticketCreated, conversation: conversation, customer: nil)], at: Self.now)
            }
        }
    }

    func deliveries(_ state: WebhookDelivery.State? = nil) async throws -> [WebhookDelivery] {
        try await database.read {
            try DeliveryStore($0).list(endpoint: nil, state: state, before: nil, limit: 10_000).compactMap(\.value)
                .reversed()
        }
    }

    func attempts(of delivery: WebhookDelivery) async throws -> [DeliveryAttempt] {
        try await database.read { try DeliveryStore($0).attempts(of: delivery.id) }
    }

    /// Waits until every delivery is in that state.
    func all(_ state: WebhookDelivery.State) async throws {
        try await waitUntil {
            try await deliveries().allSatisfy { $0.state == state }
        }
    }

    /// Runs a dispatcher while `body` does, then shuts it down gracefully.
    func dispatching(
        _ configuration: WebhookDispatcherConfiguration = .impatient,
        policy: AddressPolicy = AddressPolicy(allowsPrivate: true),
        total: Duration = .seconds(15), logger: Logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
        _ body: (WebhookDispatcher) async throws -> Void
    ) async throws {
        let transport = OutboundHTTP(
            OutboundConfiguration(addresses: policy, allowsPlainHTTP: true, totalTimeout: total))
        let dispatcher = WebhookDispatcher(
            database: database, transport: transport, configuration: configuration, logger: logger)
        let services = ServiceGroup(services: [dispatcher], logger: logger)
        async let running: Void = services.run()
        do {
            try await body(dispatcher)
        } catch {
            await services.triggerGracefulShutdown()
            try await running
            throw error
        }
        await services.triggerGracefulShutdown()
        try await running
        await transport.shutdown()
    }
}

extension WebhookDispatcherConfiguration {
    /// Waits in milliseconds where the default has seconds.
    static let impatient = impatient()

    static func impatient(
        failuresInARow: Int = 3, attempts: Int = 5, base: Int64 = 20, drain: Int64 = 300
    ) -> WebhookDispatcherConfiguration {
        WebhookDispatcherConfiguration(
            retries: RetrySchedule(maximumAttempts: attempts, backoff: Backoff(base: base, cap: 200)),
            breaker: CircuitBreakerConfiguration(
                failuresInARow: failuresInARow, minimumCalls: 20, failureRate: 1.1, firstDelay: 50, longestDelay: 200),
            scanInterval: 100, drain: drain, storageRetry: 20)
    }
}

extension LoopbackServer {
    /// Event numbers in the order of their arrival, by conversation.
    func arrivals(where isWanted: (ReceivedRequest) -> Bool = { _ in true }) -> [String: [Int64]] {
        var arrivals: [String: [Int64]] = [:]
        for request in requests where isWanted(request) {
            guard let event = try? JSONDecoder().decode(ReceivedEvent.self, from: Data(request.body)) else { continue }
            arrivals[event.ticket?.id ?? "", default: []].append(event.sequence)
        }
        return arrivals
    }
}

/// As much of an event as tests look at.
struct ReceivedEvent: Decodable {
    struct Ticket: Decodable { var id: String }

    var id: String
    var type: String
    var sequence: Int64
    var ticket: Ticket?
}
