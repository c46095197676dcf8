import Conversations
import Foundation
import PostgreSQLStorage
import Storage
import Synchronization
import TestSupport
import Testing

/// What becomes of transactions when connections are lost.
@Suite struct `A lost connection` {
    private static func database(_ address: String, writers: Int = 1) throws -> PostgreSQLDatabase {
        PostgreSQLDatabase(try PostgreSQLAddress(address), readers: 1, writers: writers)
    }

    private static let ownProcess = "SELECT CAST(pg_backend_pid() AS BIGINT)"

    private static func process(_ connection: any SQLConnection) throws -> Int64 {
        try connection.row(ownProcess, [])?.integer(0) ?? 0
    }

    private final class Count: Sendable {
        private let value = Mutex(0)
        func next() -> Int {
            value.withLock {
                $0 += 1
                return $0
            }
        }
        var count: Int { value.withLock { $0 } }
    }

    @Test func `before the commit makes the transaction begin again on another`() async throws {
        let store = try await TestStore(.postgreSQL)
        let (rounds, begun, killed) = (Count(), Gate(), Gate())
        let killer = try #require(try store.another())
        let victim = Mutex<Int64>(0)
        async let written: Void = store.database.write { connection in
            try CustomerStore(connection).save(.sample())
            guard rounds.next() == 1 else { return }
            let process = try Self.process(connection)
            victim.withLock { $0 = process }
            begun.open()
            killed.wait()
        }
        await begun.opened()
        let process = victim.withLock { $0 }
        _ = try await killer.read {
            try $0.rows(
                "SELECT CAST(pg_terminate_backend(CAST($1 AS INTEGER), 5000) AS INTEGER)", [.integer(process)])
        }
        killed.open()
        try await written
        #expect(rounds.count == 2)
        #expect(try await store.database.read { try CustomerStore($0).find(Customer.sample().id) } != nil)
        #expect(store.database.condition == .sound)
    }

    @Test func `between two transactions is made anew`() async throws {
        let server = try await PostgreSQLServer.shared()
        let schema = try await server.makeSchema()
        defer { server.removeSchema(schema) }
        let database = try Self.database(server.address(of: schema))
        _ = try await database.write { try Migrator().migrate(on: $0, at: .ofTests) }
        let before = try await database.write { try Self.process($0) }
        try await server.administer("SELECT pg_terminate_backend(\(before))")
        try await database.write { try CustomerStore($0).save(.sample()) }
        #expect(try await database.write { try Self.process($0) } != before)
    }

    /// A relay passes the commit on and cuts the line before the answer comes back.
    @Test func `while a commit is under way is said to be of unknown outcome, and nothing is done again`() async throws
    {
        let server = try await PostgreSQLServer.shared()
        let schema = try await server.makeSchema()
        defer { server.removeSchema(schema) }
        let relay = try Relay(to: server.port)
        defer { relay.stop() }
        let address = server.networkAddress(of: schema).replacing(":\(server.port)/", with: ":\(relay.port)/")
        let database = try Self.database(address)
        _ = try await database.write { try Migrator().migrate(on: $0, at: .ofTests) }
        let rounds = Count()
        let error = await #expect(throws: StorageError.self) {
            try await database.write { connection in
                _ = rounds.next()
                try CustomerStore(connection).save(.sample())
                relay.cut(after: "COMMIT\0")
            }
        }
        let isUnknown = if case .unknownOutcome? = error { true } else { false }
        #expect(isUnknown, "\(String(describing: error))")
        #expect(rounds.count == 1)
        #expect(database.condition != .sound)
        relay.mend()
        // The server had it; the next transaction is on a new connection.
        try await eventuallyWorks {
            let customer = try await database.read { try CustomerStore($0).find(Customer.sample().id) }
            #expect(customer != nil)
        }
        try await database.write { try CustomerStore($0).save(.sample("cus_2")) }
        #expect(database.condition == .sound)
    }

    @Test func `of a transaction that changed nothing is no reason to doubt`() async throws {
        let server = try await PostgreSQLServer.shared()
        let schema = try await server.makeSchema()
        defer { server.removeSchema(schema) }
        let relay = try Relay(to: server.port)
        defer { relay.stop() }
        let address = server.networkAddress(of: schema).replacing(":\(server.port)/", with: ":\(relay.port)/")
        let database = try Self.database(address)
        let rounds = Count()
        let value = try await database.write { connection in
            if rounds.next() == 1 { relay.cut(after: "COMMIT\0", once: true) }
            return try connection.row("SELECT 7", [])?.integer(0)
        }
        #expect(value == 7)
        #expect(rounds.count == 2)
    }

    @Test func `to a server that is away is told at once, and found again when it is back`() async throws {
        let server = try PostgreSQLServer()
        let schema = try await server.makeSchema()
        let database = try Self.database(server.address(of: schema), writers: 2)
        _ = try await database.write { try Migrator().migrate(on: $0, at: .ofTests) }
        try await server.stop()
        for _ in 0..<50 {
            await #expect(throws: StorageError.self) {
                try await database.write { try CustomerStore($0).save(.sample()) }
            }
        }
        #expect(database.condition != .sound)
        try await server.start()
        try await eventuallyWorks { try await database.write { try CustomerStore($0).save(.sample()) } }
        #expect(database.condition == .sound)
    }

    private func eventuallyWorks(_ work: () async throws -> Void) async throws {
        for _ in 0..<200 {
            do {
                return try await work()
            } catch is StorageError {
                try await Task.sleep(for: .milliseconds(50))
            }
        }
        try await work()
    }
}

/// How drivers treat passwords, and servers that they cannot use.
@Suite struct `Entering` {
    @Test func `takes the password of the address, and never says it`() async throws {
        let server = try await PostgreSQLServer.shared()
        let right = PostgreSQLDatabase(try PostgreSQLAddress(server.networkAddress(of: "public")))
        #expect(try await right.read { try $0.row("SELECT 1", [])?.integer(0) } == 1)
        let wrong = server.networkAddress(of: "public").replacing("triage:", with: "triage:wr0ng")
        let error = await #expect(throws: StorageError.self) {
            try await PostgreSQLDatabase(try PostgreSQLAddress(wrong)).read { _ = try $0.rows("SELECT 1") }
        }
        #expect(error?.isOfStore == true)
        #expect(error.map { "\($0)".contains("wr0ng") || "\($0)".contains("p%40") } == false)
    }

    @Test func `takes the first of several servers that can be written to`() async throws {
        let server = try await PostgreSQLServer.shared()
        let nobody = try Relay.unusedPort()
        let address = server.networkAddress(of: "public")
            .replacing("127.0.0.1:\(server.port)", with: "127.0.0.1:\(nobody),127.0.0.1:\(server.port)")
        let database = PostgreSQLDatabase(try PostgreSQLAddress(address))
        #expect(try await database.write { try $0.row("SELECT 1", [])?.integer(0) } == 1)
    }

    @Test func `switches on that commits wait for the disk`() async throws {
        let server = try await PostgreSQLServer.shared()
        let lax = server.address(of: "public") + "%20-csynchronous_commit%3Doff"
        let strict = server.address(of: "public") + "%20-csynchronous_commit%3Dremote_apply"
        for (address, level) in [(lax, "on"), (strict, "remote_apply")] {
            let database = PostgreSQLDatabase(try PostgreSQLAddress(address))
            let found = try await database.write { connection in
                try connection.row("SELECT current_setting('synchronous_commit')", [])?.text(0)
            }
            #expect(found == level)
        }
    }

    @Test func `refuses a database that is not in UTF-8`() async throws {
        let server = try await PostgreSQLServer.shared()
        try await server.administer(
            "CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'")
        let address = server.address(of: "public").replacing("/postgres?", with: "/latin?")
        let error = await #expect(throws: StorageError.self) {
            try await PostgreSQLDatabase(try PostgreSQLAddress(address)).read { _ = try $0.rows("SELECT 1") }
        }
        #expect(error.map { "\($0)".contains("UTF8") } == true)
    }

    @Test func `leaves another program's tables alone`() async throws {
        let server = try await PostgreSQLServer.shared()
        let schema = try await server.makeSchema()
        defer { server.removeSchema(schema) }
        try await server.administer("CREATE TABLE \(schema).notes (text TEXT)")
        let database = PostgreSQLDatabase(try PostgreSQLAddress(server.address(of: schema)))
        let error = await #expect(throws: StorageError.self) {
            try await database.write { _ = try Migrator().migrate(on: $0, at: .ofTests) }
        }
        let isForeign = if case .foreign? = error { true } else { false }
        #expect(isForeign, "\(String(describing: error))")
    }
}
