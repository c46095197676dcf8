import Conversations
import Storage
import Synchronization
import TestSupport
import Testing

/// What holds when two nodes work on one store.
///
/// SQLite lets only one process in, so there is nothing to hold.
@Suite struct `Two writers` {
    /// The first writes and waits; the second does the same on another connection, and the first then commits.
    private func race(
        on store: TestStore, _ act: @escaping @Sendable (any SQLConnection, _ node: Int) throws -> Void
    ) async throws -> [Result<Void, any Error>] {
        let other = try #require(try store.another())
        let (written, released) = (Gate(), Gate())
        async let first = Result.of {
            try await store.database.write { connection in
                try act(connection, 1)
                written.open()
                released.wait()
            }
        }
        await written.opened()
        async let second = Result.of { try await other.write { try act($0, 2) } }
        // Time to come to where it waits for the first; if it never does, the law holds all the same.
        try await Task.sleep(for: .milliseconds(30))
        released.open()
        return [await first, await second]
    }

    private func isConflict(_ result: Result<Void, any Error>) -> Bool {
        if case .failure(let error as StorageError) = result { error.isConflict && !error.isOfStore } else { false }
    }

    private static func node(_ node: Int) -> Conversation { .sample("cnv_\(node)", customer: "cus_\(node)") }

    @Test func `of one provider's id exactly one wins, and the other sees a conflict`() async throws {
        let store = try await TestStore(.postgreSQL)
        try await store.database.write { connection in
            for node in 1...2 {
                try CustomerStore(connection).save(.sample("cus_\(node)"))
                try ConversationStore(connection).insert(Self.node(node))
            }
        }
        let results = try await race(on: store) { connection, node in
            try MessageStore(connection).insert(.sample("msg_\(node)", in: Self.node(node), providerID: "same"))
        }
        #expect(results.map(isConflict) == [false, true])
        #expect(try await store.count("messages") == 1)
        #expect(store.database.condition == .sound)
    }

    @Test func `of one idempotency key exactly one wins, and the other sees a conflict`() async throws {
        let store = try await TestStore(.postgreSQL)
        let results = try await race(on: store) { connection, node in
            try IdempotencyStore(connection).insert(
                scope: "tok_1", key: "same",
                record: IdempotencyRecord(requestDigest: "\(node)", messageID: Identifier(stored: "msg_\(node)")),
                at: .ofTests)
        }
        #expect(results.map(isConflict) == [false, true])
        let record = try await store.database.read { try IdempotencyStore($0).find(scope: "tok_1", key: "same") }
        #expect(record?.requestDigest == "1")
    }

    @Test func `of one identifier exactly one makes the customer, and the other learns who it is`() async throws {
        let store = try await TestStore(.postgreSQL)
        let results = try await race(on: store) { connection, node in
            let customers = CustomerStore(connection)
            try customers.save(.sample("cus_\(node)"))
            guard try customers.introduce(kind: "phone", value: "+55", as: Identifier(stored: "cus_\(node)")) else {
                throw StorageError.conflict("known")
            }
        }
        #expect(results.map(isConflict) == [false, true])
        let customer = try await store.database.read { try CustomerStore($0).find(kind: "phone", value: "+55") }
        #expect(customer?.id.rawValue == "cus_1")
        #expect(try await store.count("customers") == 1)
    }

    @Test func `what a loser does again it does on what the winner wrote`() async throws {
        let store = try await TestStore(.postgreSQL)
        let results = try await race(on: store) { connection, node in
            let keys = IdempotencyStore(connection)
            guard try keys.find(scope: "tok_1", key: "same") == nil else { return }
            try keys.insert(
                scope: "tok_1", key: "same",
                record: IdempotencyRecord(requestDigest: "\(node)", messageID: Identifier(stored: "msg_1")),
                at: .ofTests)
        }
        #expect(results.map { (try? $0.get()) != nil } == [true, true])
        #expect(try await store.count("idempotency_keys") == 1)
    }

    @Test func `who locks a customer's identifiers first goes first, known or not`() async throws {
        let store = try await TestStore(.postgreSQL)
        let identifiers = (0..<64).map { (kind: "phone", value: "+55\($0)") }
        let results = try await race(on: store) { connection, node in
            let customers = CustomerStore(connection)
            try customers.lock(node == 1 ? identifiers : identifiers.reversed())
            guard try customers.find(kind: "phone", value: "+5563") == nil else { return }
            try customers.save(.sample("cus_\(node)"))
            #expect(try customers.introduce(kind: "phone", value: "+5563", as: Identifier(stored: "cus_\(node)")))
        }
        #expect(results.map { (try? $0.get()) != nil } == [true, true])
        #expect(try await store.count("customers") == 1)
    }

    @Test func `a customer who is read for a change is changed by one after the other`() async throws {
        let store = try await TestStore(.postgreSQL)
        try await store.database.write { try CustomerStore($0).save(.sample()) }
        _ = try await race(on: store) { connection, node in
            var customer = try #require(try CustomerStore(connection).findForChange(Customer.sample().id))
            customer.attributes["node\(node)"] = .bool(true)
            customer.messageCount += 1
            try CustomerStore(connection).save(customer)
        }
        let customer = try await store.database.read { try CustomerStore($0).find(Customer.sample().id) }
        #expect(customer?.messageCount == 2)
        #expect(customer?.attributes.keys.filter { $0.hasPrefix("node") }.sorted() == ["node1", "node2"])
    }

    @Test func `a conversation's revision is taken once`() async throws {
        let store = try await TestStore(.postgreSQL)
        try await store.database.write { connection in
            try CustomerStore(connection).save(.sample())
            try ConversationStore(connection).insert(.sample())
        }
        let wins = Mutex(0)
        _ = try await race(on: store) { connection, node in
            var changed = Conversation.sample()
            changed.customerWrote(at: .ofTests.adding(seconds: Double(node)))
            if try ConversationStore(connection).update(changed, from: .sample()) { wins.withLock { $0 += 1 } }
        }
        #expect(wins.withLock { $0 } == 1)
    }

    private final class Rounds: Sendable {
        let count = Mutex(0)
    }

    /// Changes customers one after the other, and waits after the first for somebody who does it in another order.
    private static func count(
        _ ids: [String], on connection: any SQLConnection, _ rounds: Rounds, mine: Gate, theirs: Gate
    ) throws {
        rounds.count.withLock { $0 += 1 }
        for id in ids {
            let customers = CustomerStore(connection)
            var customer = try #require(try customers.findForChange(Identifier(stored: id)))
            customer.messageCount += 1
            try customers.save(customer)
            mine.open()
            theirs.wait()
        }
    }

    @Test func `that wait for each other are told apart, and both come through`() async throws {
        let store = try await TestStore(.postgreSQL)
        try await store.database.write { connection in
            for id in ["cus_1", "cus_2"] { try CustomerStore(connection).save(.sample(id)) }
        }
        let other = try #require(try store.another())
        let (one, two, rounds) = (Gate(), Gate(), Rounds())
        async let first: Void = store.database.write {
            try Self.count(["cus_1", "cus_2"], on: $0, rounds, mine: one, theirs: two)
        }
        async let second: Void = other.write {
            try Self.count(["cus_2", "cus_1"], on: $0, rounds, mine: two, theirs: one)
        }
        _ = try await (first, second)
        #expect(rounds.count.withLock { $0 } == 3, "one of them had to begin again")
        let counts = try await store.database.read { connection in
            try connection.rows("SELECT message_count FROM customers").map { try $0.integer(0) }
        }
        #expect(counts == [2, 2])
    }

    @Test func `migrate once, though both begin at the same moment`() async throws {
        let store = try await TestStore(.postgreSQL, [])
        let other = try #require(try store.another())
        async let first = store.database.write { try Migrator().migrate(on: $0, at: .ofTests) }
        async let second = other.write { try Migrator().migrate(on: $0, at: .ofTests) }
        let names = try await [first, second]
        #expect(names.map(\.count).sorted() == [0, Migration.all.count])
    }

    @Test func `sweep and tidy up one at a time`() async throws {
        let store = try await TestStore(.postgreSQL)
        let other = try #require(try store.another())
        let (taken, released) = (Gate(), Gate())
        async let first = store.database.write { connection in
            let isTaken = try SharedLock.sweep.take(on: connection)
            taken.open()
            released.wait()
            return isTaken
        }
        await taken.opened()
        #expect(try await other.write { try SharedLock.sweep.take(on: $0) } == false)
        #expect(try await other.write { try SharedLock.upkeep.take(on: $0) })
        released.open()
        #expect(try await first)
        #expect(try await store.database.write { try SharedLock.sweep.take(on: $0) })
    }
}

extension Result where Failure == any Error {
    /// What came of something.
    static func of(_ body: () async throws -> Success) async -> Self {
        do {
            return .success(try await body())
        } catch {
            return .failure(error)
        }
    }
}
