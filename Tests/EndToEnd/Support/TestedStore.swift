import Foundation
import PostgreSQLStorage
import SQLiteStorage
import Storage
import TestSupport
import Testing

/// The store that belongs to a folder: a file in it, or a schema of the run's own PostgreSQL server.
///
/// `TRIAGE_TEST_ENGINE=postgresql` chooses the latter for a whole run.
enum TestedStore {
    static let engine: SQLEngine =
        ProcessInfo.processInfo.environment["TRIAGE_TEST_ENGINE"] == "postgresql" ? .postgreSQL : .sqlite

    /// What `--database` says; the same for the same folder.
    static func location(in folder: TemporaryFolder) async throws -> String {
        switch engine {
        case .sqlite: "sqlite:" + folder.file("store.db")
        case .postgreSQL: try await schema(of: folder)
        }
    }

    private static func schema(of folder: TemporaryFolder) async throws -> String {
        let server = try await PostgreSQLServer.shared()
        // Letters and digits that are the folder's alone.
        let name = "of_" + folder.path.suffix(36).lowercased().filter { $0.isLetter || $0.isNumber }
        try await server.administer("CREATE SCHEMA IF NOT EXISTS \(name)")
        return server.address(of: name)
    }

    /// The store itself, when no server has it any more.
    static func open(in folder: TemporaryFolder) async throws -> any SQLDatabase {
        switch engine {
        case .sqlite: try SQLiteDatabase(path: folder.file("store.db"))
        case .postgreSQL:
            PostgreSQLDatabase(try PostgreSQLAddress(try await schema(of: folder)), readers: 1, writers: 1)
        }
    }
}

extension Trait where Self == ConditionTrait {
    /// For what is about a store's own files, which a store on a server has none of.
    static var onFiles: Self { .enabled(if: TestedStore.engine == .sqlite, "is about a store that is a file") }
}
