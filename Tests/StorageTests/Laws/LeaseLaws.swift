import Conversations
import Storage
import Synchronization
import TestSupport
import Testing

/// What holds of leases, whoever works on the outbox.
@Suite struct `Leases` {
    private static let endpoint = Identifier<WebhookEndpoint>(stored: "whk_1")

    /// A store that owes an endpoint so many events of so many conversations.
    private func store(_ engine: SQLEngine, events: Int, conversations: Int) async throws -> TestStore {
        let store = try await TestStore(engine)
        try await store.database.write { connection in
            try EndpointStore(connection).save(
                WebhookEndpoint(
                    id: Self.endpoint, url: "https://crm.example/", eventTypes: ["*"], secret: "", createdAt: .ofTests,
                    updatedAt: .ofTests))
            let log = try EventLog(connection)
            for number in 0..<events {
                try log.append(
                    [EventDraft(.ticketCreated, conversation: .sample("cnv_\(number % conversations)"), customer: nil)],
                    at: .ofTests)
            }
        }
        return store
    }

    private static func claim(
        _ connection: any SQLConnection, as lease: String, limit: Int = 16
    ) throws(StorageError) -> [LeasedDelivery] {
        try DeliveryStore(connection).claim(
            endpoint: endpoint, lease: lease, until: .ofTests.adding(seconds: 60), at: .ofTests, limit: limit
        ).leased
    }

    private static func complete(_ leased: LeasedDelivery, _ connection: any SQLConnection) throws -> Bool {
        let attempt = DeliveryAttempt(
            attempt: leased.delivery.attempts + 1, startedAt: .ofTests, durationMilliseconds: 1, status: 200,
            error: nil,
            response: nil)
        return try DeliveryStore(connection).complete(leased, attempt: attempt, outcome: .delivered, at: .ofTests)
    }

    private final class Delivered: Sendable {
        let items = Mutex<[(id: Int64, conversation: String)]>([])
    }

    /// Claims and completes until nothing was there for a while.
    private static func work(as lease: String, on database: any SQLDatabase, _ delivered: Delivered) async throws {
        var idle = 0
        while idle < 20 {
            let leased = try await database.write { try claim($0, as: lease) }
            idle = leased.isEmpty ? idle + 1 : 0
            if leased.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
            for item in leased {
                delivered.items.withLock {
                    $0.append((item.delivery.id, item.delivery.conversationID?.rawValue ?? ""))
                }
                let isMine = try await database.write { try complete(item, $0) }
                #expect(isMine)
            }
        }
    }

    @Test(arguments: SQLEngine.allCases)
    func `are had by one worker each, and deliver each conversation in order`(engine: SQLEngine) async throws {
        let store = try await store(engine, events: 600, conversations: 40)
        let databases = [store.database, try store.another() ?? store.database]
        let delivered = Delivered()
        try await withThrowingTaskGroup { group in
            for worker in 0..<4 {
                group.addTask { try await Self.work(as: "worker \(worker)", on: databases[worker % 2], delivered) }
            }
            try await group.waitForAll()
        }
        let all = delivered.items.withLock { $0 }
        #expect(all.count == 600)
        #expect(Set(all.map(\.id)).count == 600, "two had the same")
        for (conversation, ids) in Dictionary(grouping: all, by: \.conversation).mapValues({ $0.map(\.id) }) {
            #expect(ids == ids.sorted(), "\(conversation)")
        }
    }

    /// The second worker asks while the first has not committed yet.
    @Test func `of two workers at once do not overlap, and the second goes on behind the first`() async throws {
        let store = try await store(.postgreSQL, events: 40, conversations: 40)
        let other = try #require(try store.another())
        let (claimed, released) = (Gate(), Gate())
        async let first = store.database.write { connection in
            let leased = try Self.claim(connection, as: "first")
            claimed.open()
            released.wait()
            return leased.map(\.delivery.id)
        }
        await claimed.opened()
        let second = try await other.write { try Self.claim($0, as: "second").map(\.delivery.id) }
        released.open()
        #expect(try await first == Array(1...16))
        #expect(second == Array(17...32))
    }

    @Test(arguments: SQLEngine.allCases)
    func `that were lost complete nothing`(engine: SQLEngine) async throws {
        let store = try await store(engine, events: 1, conversations: 1)
        try await store.database.write { connection in
            let late = try #require(try Self.claim(connection, as: "late").first)
            #expect(try DeliveryStore(connection).reclaimExpired(at: .ofTests.adding(seconds: 61)) == 1)
            let next = try #require(try Self.claim(connection, as: "next").first)
            #expect(try Self.complete(late, connection) == false)
            #expect(try Self.complete(next, connection))
        }
    }

    /// The worker with the head of the line finishes it in the same moment in which another puts off what waits behind it.
    @Test func `behind one that is just being finished are not put off`() async throws {
        let store = try await store(.postgreSQL, events: 600, conversations: 1)
        let other = try #require(try store.another())
        let head = try #require(try await store.database.write { try Self.claim($0, as: "first").first })
        let (completed, released) = (Gate(), Gate())
        async let isDone = store.database.write { connection in
            let isMine = try Self.complete(head, connection)
            completed.open()
            released.wait()
            return isMine
        }
        await completed.opened()
        #expect(try await other.write { try Self.claim($0, as: "second") }.isEmpty)
        released.open()
        #expect(try await isDone)
        #expect(try await other.write { try Self.claim($0, as: "second") }.map(\.delivery.id) == [2])
    }
}
