import Conversations
import GRDB
import Storage

/// The tables and indexes of a store, as SQLite keeps them.
enum StoredSchema {
    /// Compares a store's with what its migrations make; what is there besides does no harm.
    ///
    /// - Throws: ``StorageError/schema(_:)`` naming what is missing or other, ``StorageError/foreign(_:)``.
    static func check(_ connection: any SQLConnection) throws(StorageError) {
        let pending = try Migrator().pending(on: connection).count
        let migrator = Migrator(migrations: Migration.all.dropLast(pending))
        guard !migrator.migrations.isEmpty else { return }
        let stored = try objects(connection)
        for (name, statement) in try made(by: migrator).sorted(by: { $0.key < $1.key }) {
            guard let found = stored[name] else { throw .schema("\(name) is missing in the schema") }
            guard found == statement else {
                throw .schema("\(name) is not what triage made, somebody changed the schema")
            }
        }
    }

    /// In a database that is gone afterwards.
    private static func made(by migrator: Migrator) throws(StorageError) -> [String: String] {
        do {
            return try DatabaseQueue().write { database in
                let connection = SQLiteConnection(database: database)
                try migrator.migrate(on: connection, at: .init(millisecondsSinceEpoch: 0))
                return try objects(connection)
            }
        } catch {
            throw StorageError(error)
        }
    }

    /// By kind and name, the statement that made each, however it is broken into lines.
    ///
    /// The migrations' own table has grown a column in older stores, and is checked row by row instead.
    private static func objects(_ connection: any SQLConnection) throws(StorageError) -> [String: String] {
        var objects: [String: String] = [:]
        for row in try connection.rows(
            "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> 'schema_migrations'")
        {
            let words = try row.text(2).split(whereSeparator: \.isWhitespace).joined(separator: " ")
            objects["the \(try row.text(0)) \(try row.text(1))"] = words
        }
        return objects
    }
}
