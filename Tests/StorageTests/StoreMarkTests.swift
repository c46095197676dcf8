import Conversations
import Foundation
import GRDB
import SQLiteStorage
import Storage
import TestSupport
import Testing

@Suite struct `Whose a database is` {
    /// Makes a database with nothing of ours, and removes it afterwards.
    private func withDatabase(_ statements: [String], _ body: (String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("triage-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("other.db").path
        let queue = try DatabaseQueue(path: path)
        try await queue.writeWithoutTransaction { database in
            for statement in statements { try database.execute(sql: statement) }
        }
        try queue.close()
        try await body(path)
    }

    @Test(arguments: [
        ["CREATE TABLE notes (text TEXT)"],
        ["PRAGMA journal_mode = WAL", "CREATE TABLE notes (text TEXT)"],
        ["CREATE VIEW one AS SELECT 1"],
        ["PRAGMA application_id = 77", "CREATE TABLE notes (text TEXT)"],
        ["PRAGMA application_id = 77"],
        ["CREATE TABLE schema_migrations (version TEXT)", "INSERT INTO schema_migrations VALUES ('2020')"],
        [
            "CREATE TABLE schema_migrations (number INTEGER, name TEXT, applied_at INTEGER)",
            "INSERT INTO schema_migrations VALUES (1, 'theirs', 0)",
        ],
        ["CREATE TABLE schema_migrations (number INTEGER, name TEXT, applied_at INTEGER)"],
    ])
    func `another program's is refused, and nothing happens to it`(statements: [String]) async throws {
        try await withDatabase(statements) { path in
            let content = FileManager.default.contents(atPath: path)
            let error = #expect(throws: StorageError.self) { try SQLiteDatabase(path: path) }
            let isForeign = if case .foreign? = error { true } else { false }
            #expect(isForeign, "\(String(describing: error))")
            #expect(FileManager.default.contents(atPath: path) == content)
            let folder = (path as NSString).deletingLastPathComponent
            let files = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(files == ["other.db"])
        }
    }

    @Test func `an empty one may become a store`() async throws {
        try await withDatabase([]) { path in
            let mark = try await Self.mark(at: path)
            #expect(mark == StoreMark.number)
            let same = try await Self.mark(at: path)
            #expect(same == mark)
        }
    }

    @Test func `an older store without the mark is known by its history, and gets it`() async throws {
        let made = try await TemporaryStore().bytes { connection in
            try connection.execute("PRAGMA application_id = 0")
            try connection.execute("ALTER TABLE schema_migrations DROP COLUMN digest")
        }
        try await withDatabase([]) { path in
            try made.write(to: URL(fileURLWithPath: path))
            let mark = try await Self.mark(at: path)
            #expect(mark == StoreMark.number)
        }
    }

    /// The mark of the store that is opened or made there, and let go of.
    private static func mark(at path: String) async throws -> Int64? {
        let database = try SQLiteDatabase(path: path)
        _ = try await database.write { try Migrator().migrate(on: $0, at: TemporaryStore.now) }
        let mark = try await database.read { try $0.row("PRAGMA application_id", [])?.integer(0) }
        try database.close()
        return mark
    }
}
