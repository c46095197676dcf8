import Conversations
import Storage
import Synchronization
import TestSupport
import Testing

/// What every driver does with transactions.
@Suite struct `Transactions` {
    private struct Refusal: Error {}

    @Test(arguments: SQLEngine.allCases)
    func `leave nothing behind when they throw`(engine: SQLEngine) async throws {
        let store = try await TestStore(engine)
        await #expect(throws: Refusal.self) {
            try await store.database.write { connection in
                try CustomerStore(connection).save(.sample())
                throw Refusal()
            }
        }
        #expect(try await store.count("customers") == 0)
        #expect(store.database.condition == .sound)
    }

    @Test(arguments: SQLEngine.allCases)
    func `undo what a savepoint did, and only that, however deep`(engine: SQLEngine) async throws {
        let store = try await TestStore(engine)
        try await store.database.write { connection in
            func save(_ id: String) throws { try CustomerStore(connection).save(.sample(id)) }
            try save("cus_1")
            do {
                try connection.savepoint {
                    try save("cus_2")
                    throw Refusal()
                }
            } catch is Refusal {}
            try connection.savepoint {
                try save("cus_3")
                do {
                    try connection.savepoint {
                        try save("cus_4")
                        throw Refusal()
                    }
                } catch is Refusal {}
                try save("cus_5")
            }
        }
        let customers = try await store.database.read { try CustomerStore($0).list(before: nil, limit: 10) }
        #expect(customers.map(\.place) == ["cus_5", "cus_3", "cus_1"])
    }

    @Test(arguments: SQLEngine.allCases)
    func `go on after a savepoint in which a statement failed`(engine: SQLEngine) async throws {
        let store = try await TestStore(engine)
        try await store.database.write { connection in
            try CustomerStore(connection).save(.sample("cus_1"))
            #expect(throws: StorageError.self) {
                try connection.savepoint { try ConversationStore(connection).insert(.sample(customer: "cus_none")) }
                // SQLite looks at references at once, too.
            }
            try ConversationStore(connection).insert(.sample(customer: "cus_1"))
        }
        #expect(try await store.count("conversations") == 1)
    }

    @Test(arguments: SQLEngine.allCases)
    func `that only read cannot write`(engine: SQLEngine) async throws {
        let store = try await TestStore(engine)
        await #expect(throws: StorageError.self) {
            try await store.database.read { try CustomerStore($0).save(.sample()) }
        }
        #expect(try await store.count("customers") == 0)
    }

    /// A list is read in several statements, and what one finds the next must find as well.
    @Test(arguments: SQLEngine.allCases)
    func `that only read see one moment, whatever is written meanwhile`(engine: SQLEngine) async throws {
        let store = try await TestStore(engine)
        let (reader, writer) = (Gate(), Gate())
        async let counts = store.database.read { connection in
            let count = { try connection.row("SELECT count(*) FROM customers", [])?.integer(0) }
            let before = try count()
            reader.open()
            writer.wait()
            return [before, try count()]
        }
        await reader.opened()
        try await store.database.write { try CustomerStore($0).save(.sample()) }
        writer.open()
        #expect(try await counts == [0, 0])
        #expect(try await store.count("customers") == 1)
    }

    @Test(arguments: SQLEngine.allCases)
    func `are carried through though the caller is cancelled`(engine: SQLEngine) async throws {
        let store = try await TestStore(engine)
        let (begun, cancelled) = (Gate(), Gate())
        let task = Task {
            try await store.database.write { connection in
                begun.open()
                cancelled.wait()
                try CustomerStore(connection).save(.sample())
            }
        }
        await begun.opened()
        task.cancel()
        cancelled.open()
        try await task.value
        #expect(try await store.count("customers") == 1)
    }

    @Test(arguments: SQLEngine.allCases)
    func `that begin at once all come to an end`(engine: SQLEngine) async throws {
        let store = try await TestStore(engine)
        try await withThrowingTaskGroup { group in
            for number in 0..<200 {
                group.addTask {
                    try await store.database.write { try CustomerStore($0).save(.sample("cus_\(number)")) }
                    _ = try await store.count("customers")
                }
            }
            try await group.waitForAll()
        }
        #expect(try await store.count("customers") == 200)
    }

    @Test(arguments: SQLEngine.allCases)
    func `are refused once the store is closed`(engine: SQLEngine) async throws {
        let store = try await TestStore(engine)
        try store.database.close()
        await #expect(throws: (any Error).self) { try await store.count("customers") }
        await #expect(throws: (any Error).self) {
            try await store.database.write { try CustomerStore($0).save(.sample()) }
        }
    }
}
