import Conversations
import Foundation
import PostgreSQLStorage
import SQLiteStorage
import Storage

extension StoreLocation {
    /// Opens the store to write to it, and brings its schema up to date; it is made when it is not there.
    ///
    /// - Returns: also the names of the schema's steps that were applied.
    /// - Throws: ``CommandFailure/badInput(_:)`` when there cannot be a store, `StorageError` when there is none to open.
    func open(at now: Instant) async throws -> (database: any SQLDatabase, applied: [String]) {
        try checkCanBeWritten()
        switch self {
        case .sqlite(let path):
            let database = try SQLiteDatabase(path: path)
            return (database, try await database.write { try Migrator().migrate(on: $0, at: now) })
        case .postgreSQL(let address):
            let database = PostgreSQLDatabase(address)
            // Nothing is locked, let alone changed, when there is nothing to do.
            if try await database.read({ try Migrator().pending(on: $0).isEmpty }) { return (database, []) }
            // A step may take long in a large store, and another node may be at it: neither is a server that is gone.
            let patient = PostgreSQLDatabase(address, readers: 1, writers: 1, limits: .none)
            let applied = try await patient.write { try Migrator().migrate(on: $0, at: now) }
            try patient.close()
            return (database, applied)
        }
    }

    /// Looks for damage that shows soon, in a store that is there and that nobody has; a server looks after itself.
    ///
    /// - Throws: `StorageError` for what it finds.
    func inspect(within limit: Duration) async throws {
        try checkCanBeWritten()
        guard case .sqlite(let path) = self, FileManager.default.fileExists(atPath: path) else { return }
        do {
            try await ReadOnlySQLiteDatabase(path: path).inspect(within: limit)
        } catch StorageError.inUse {
            // Opening it says by whom.
        }
    }

    /// The store to be read, whether a service has it or not.
    func lookingAt() throws(StorageError) -> any SQLDatabase {
        switch self {
        case .sqlite(let path): try Self.looking(at: path)
        case .postgreSQL(let address): PostgreSQLDatabase(address)
        }
    }

    /// The file of a store to be read, whether a service has it or not.
    static func looking(at path: String) throws(StorageError) -> ReadOnlySQLiteDatabase {
        do {
            return try ReadOnlySQLiteDatabase(path: path)
        } catch .inUse {
            return try ReadOnlySQLiteDatabase(path: path, isInService: true)
        }
    }
}
