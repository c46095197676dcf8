package import Conversations
package import Foundation
import PostgreSQLStorage
package import SQLiteStorage
package import Storage

/// A migrated store of a test's own on SQLite, removed when the test is over.
package final class TemporaryStore: Sendable {
    private let folder: TemporaryFolder
    /// The store.
    package let database: SQLiteDatabase

    /// Where its file is.
    package var path: String { folder.file("store.db") }

    /// - Parameter migrations: the steps that the store has been through.
    package init(_ migrations: [Migration] = Migration.all) async throws {
        folder = try TemporaryFolder()
        database = try SQLiteDatabase(path: folder.file("store.db"))
        _ = try await database.write { try Migrator(migrations: migrations).migrate(on: $0, at: .ofTests) }
    }

    /// Changes the store, closes it, and gives its file's bytes.
    package func bytes(
        after change: @escaping @Sendable (any SQLConnection) throws -> Void
    ) async throws -> Data {
        try await database.write(change)
        try database.close()
        return try Data(contentsOf: URL(fileURLWithPath: path))
    }

    /// When the store was made.
    package static let now = Instant.ofTests
}

/// A migrated store of a test's own on either engine, removed when the test is over.
package final class TestStore: Sendable {
    /// What it runs on.
    package let engine: SQLEngine
    /// The store, opened once.
    package let database: any SQLDatabase
    private let place: Place

    private enum Place: Sendable {
        case file(TemporaryStore)
        case server(PostgreSQLServer, schema: String)
    }

    /// - Parameter migrations: the steps that the store has been through.
    package init(_ engine: SQLEngine, _ migrations: [Migration] = Migration.all) async throws {
        self.engine = engine
        switch engine {
        case .sqlite:
            let store = try await TemporaryStore(migrations)
            (database, place) = (store.database, .file(store))
        case .postgreSQL:
            let server = try await PostgreSQLServer.shared()
            let name = try await server.makeSchema()
            database = try Self.open(server, name)
            place = .server(server, schema: name)
            _ = try await database.write { try Migrator(migrations: migrations).migrate(on: $0, at: .ofTests) }
        }
    }

    deinit {
        try? database.close()
        if case .server(let server, let name) = place { server.removeSchema(name) }
    }

    /// As `--database` says it.
    package var location: String {
        switch place {
        case .file(let store): "sqlite:\(store.path)"
        case .server(let server, let name): server.address(of: name)
        }
    }

    /// The same store as another node has it; nil on an engine that lets only one process in.
    package func another() throws -> (any SQLDatabase)? {
        guard case .server(let server, let name) = place else { return nil }
        return try Self.open(server, name)
    }

    private static func open(_ server: PostgreSQLServer, _ schema: String) throws -> PostgreSQLDatabase {
        PostgreSQLDatabase(try PostgreSQLAddress(server.address(of: schema)), readers: 2, writers: 3)
    }

    /// When the store was made.
    package static let now = Instant.ofTests
}
