import Conversations
import SQLiteStorage
import TestSupport
import Testing

@testable import Storage

@Suite struct `Schema migrations` {
    private static func digests(_ connection: any SQLConnection) throws -> [String?] {
        try connection.rows("SELECT digest FROM schema_migrations ORDER BY number").map { try $0.optionalText(0) }
    }

    @Test func `are refused when the store has one from the future`() async throws {
        let store = try await TemporaryStore()
        await #expect(throws: StorageError.self) {
            try await store.database.write { connection in
                _ = try connection.execute(
                    "INSERT INTO schema_migrations (number, name, applied_at) VALUES (99, 'tomorrow', 0)")
                _ = try Migrator().pending(on: connection)
            }
        }
    }

    @Test func `are refused when the store was made with other statements`() async throws {
        let store = try await TemporaryStore()
        let edited = Migration.all.map { step in
            step.number != 2
                ? step : Migration(number: 2, name: step.name) { step.statements($0) + ["CREATE TABLE more (id TEXT)"] }
        }
        let error = await #expect(throws: StorageError.self) {
            try await store.database.read { _ = try Migrator(migrations: edited).pending(on: $0) }
        }
        #expect(error == .schema("the database's migration 2, webhooks, was made with other statements"))
    }

    @Test func `do not mind how statements are broken into lines`() {
        let one = Migration(number: 9, name: "a") { _ in ["CREATE TABLE a (b TEXT)", "SELECT 1"] }
        let other = Migration(number: 9, name: "a") { _ in ["CREATE TABLE a\n    (b TEXT)", "SELECT 1"] }
        let another = Migration(number: 9, name: "a") { _ in ["CREATE TABLE a (b TEXT) SELECT 1"] }
        #expect(one.digest(.sqlite) == other.digest(.sqlite))
        #expect(one.digest(.sqlite) != another.digest(.sqlite))
    }

    @Test func `give older stores the digests that they lack`() async throws {
        let store = try await TemporaryStore()
        try await store.database.write { connection in
            let digests = try Self.digests(connection)
            #expect(digests.count == Migration.all.count && digests.allSatisfy { $0?.count == 16 })
            try connection.execute("ALTER TABLE schema_migrations DROP COLUMN digest")
            #expect(try Migrator().pending(on: connection).isEmpty)
            #expect(try Migrator().migrate(on: connection, at: TemporaryStore.now) == [])
            #expect(try Self.digests(connection) == digests)
        }
    }
}
