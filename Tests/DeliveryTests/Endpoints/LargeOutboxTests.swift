import Conversations
import Delivery
import Storage
import TestSupport
import Testing
import Transport

/// Messages wait for the same writer: nobody may hold it for as long as an endpoint's whole outbox takes.
@Suite struct `Endpoints with a large outbox` {
    private static func counting(_ outbox: Outbox) -> (endpoints: WebhookEndpoints, database: ObservedDatabase) {
        let database = ObservedDatabase(outbox.database)
        return (
            WebhookEndpoints(
                database: database, addresses: AddressPolicy(allowsPrivate: true), allowsPlainHTTP: true), database
        )
    }

    @Test func `are deleted before what they are owed, which is given up in batches`() async throws {
        let outbox = try await Outbox()
        let endpoint = try await outbox.endpoint("https://crm.example/")
        try await outbox.append(1200, conversations: 7)
        let (endpoints, database) = Self.counting(outbox)
        try await endpoints.delete(endpoint.id, at: Outbox.now)
        #expect(database.transactions.map(\.changes) == [1, 500, 500, 200])
        let dead = try await outbox.deliveries(.dead)
        #expect(dead.count == 1200)
        #expect(dead.allSatisfy { $0.lastError == "the endpoint was deleted" })
    }

    @Test func `send all their dead letters again in batches, each once`() async throws {
        let outbox = try await Outbox()
        let endpoint = try await outbox.endpoint("https://crm.example/")
        try await outbox.append(1200, conversations: 7)
        try await outbox.database.write { _ = try $0.execute("UPDATE deliveries SET state = 'dead', attempts = 5") }
        let (endpoints, database) = Self.counting(outbox)
        #expect(try await endpoints.replayAll(endpoint.id, at: Outbox.now) == 1200)
        #expect(database.transactions.map(\.changes) == [500, 500, 200, 0])
        #expect(try await outbox.deliveries(.waiting).count == 1200)
        #expect(try await endpoints.replayAll(endpoint.id, at: Outbox.now) == 0)
        #expect(try await endpoints.replay(endpoint.id, delivery: .min, at: Outbox.now) == false)
    }
}
