import Conversations
import Foundation
import Journey
import PostgreSQLStorage
import Storage
import Synchronization
import TestSupport
import Testing

/// Intake on two nodes that share one store.
@Suite struct `Two nodes` {
    private enum Outcome: Hashable, Sendable {
        case taken(Identifier<Message>, isDuplicate: Bool)
        case refused(IntakeError)
    }

    private static func submit(_ request: IntakeRequest, to queue: IntakeQueue) async throws -> Outcome {
        do {
            let answer = try await queue.submit(request)
            #expect(answer.failure == nil)
            #expect(answer.receipt.reason != .pipelineFailure, "two nodes met, and it was taken for a failure")
            return .taken(answer.receipt.messageID, isDuplicate: answer.duplicate)
        } catch let error as IntakeError {
            return .refused(error)
        }
    }

    /// Every message goes to both nodes at the same moment, in bursts of new customers.
    @Test func `take in each message once, make each customer once, and fail nobody`() async throws {
        let fixture = try await JourneyFixture(.postgreSQL)
        let other = try #require(try fixture.another())
        let queues = [fixture.queue, other.queue]
        let outcomes = try await withThrowingTaskGroup(of: (Int, Outcome).self) { group in
            for number in 0..<240 {
                for queue in queues {
                    group.addTask {
                        let request = try JourneyFixture.request(
                            "mensagem \(number)", from: "+55119999000\(10 + number % 40)",
                            providerID: "wamid.\(number)",
                            key: number % 3 == 0 ? ("key-\(number)", digest: "d") : nil)
                        return (number, try await Self.submit(request, to: queue))
                    }
                }
            }
            return try await group.reduce(into: [Int: [Outcome]]()) { $0[$1.0, default: []].append($1.1) }
        }
        for (number, pair) in outcomes {
            let ids = Set(pair.compactMap { if case .taken(let id, _) = $0 { id } else { nil } })
            #expect(ids.count == 1, "\(number): \(pair)")
            #expect(pair.count { if case .taken(_, isDuplicate: false) = $0 { true } else { false } } == 1, "\(number)")
        }
        #expect(try await fixture.count("customers") == 40)
        #expect(try await fixture.count("customer_identifiers") == 40)
        #expect(try await fixture.count("conversations") == 40)
        #expect(try await fixture.count("messages WHERE direction = 'inbound'") == 240)
        #expect(try await fixture.count("decisions") == 240)
        #expect(try await fixture.count("events WHERE type = 'message.received'") == 240)
        #expect(try await fixture.count("idempotency_keys") == 80)
        #expect(fixture.rewrites.value == 0)
    }

    /// The same provider's id from two customers, to either node.
    @Test func `refuse an id that belongs to another customer's message`() async throws {
        let fixture = try await JourneyFixture(.postgreSQL)
        let other = try #require(try fixture.another())
        for round in 0..<20 {
            async let first = Self.submit(
                try JourneyFixture.request("oi", from: "+551188880001", providerID: "wamid.\(round)"), to: fixture.queue
            )
            async let second = Self.submit(
                try JourneyFixture.request("oi", from: "+551188880002", providerID: "wamid.\(round)"), to: other.queue)
            let outcomes = try await [first, second]
            #expect(outcomes.count { $0 == .refused(.messageIDReused) } == 1, "\(outcomes)")
        }
        #expect(try await fixture.count("messages WHERE direction = 'inbound'") == 20)
    }

    /// The answer to the commit gets lost; what the store has is answered, and not written again.
    @Test(arguments: [true, false])
    func `that lose the answer to a commit ask what became of it`(isStored: Bool) async throws {
        let server = try await PostgreSQLServer.shared()
        let schema = try await server.makeSchema()
        defer { server.removeSchema(schema) }
        let relay = try Relay(to: server.port)
        defer { relay.stop() }
        let address = server.networkAddress(of: schema).replacing(":\(server.port)/", with: ":\(relay.port)/")
        let database = PostgreSQLDatabase(try PostgreSQLAddress(address), readers: 1, writers: 1)
        _ = try await database.write { try Migrator().migrate(on: $0, at: .ofTests) }
        let node = try JourneyFixture.node(on: database)
        _ = try await node.queue.submit(try JourneyFixture.request("primeira", from: "+551188880001"))
        relay.cut(after: isStored ? "COMMIT\0" : "segunda", once: true)
        // Without a provider's id or a key, nothing but its own tells it from others.
        let answer = try await node.queue.submit(try JourneyFixture.request("segunda", from: "+551188880001"))
        #expect(!answer.duplicate)
        #expect(answer.failure == nil)
        let (messages, found) = try await database.read { connection in
            (
                try connection.row("SELECT count(*) FROM messages WHERE direction = 'inbound'", [])?.integer(0),
                try DecisionStore(connection).find(answer.receipt.id)
            )
        }
        #expect(messages == 2)
        #expect(found == answer.receipt)
    }
}
