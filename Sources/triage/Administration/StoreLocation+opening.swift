import Conversations
import Foundation
import SQLiteStorage
import Storage

extension StoreLocation {
    /// Opens the store to write to it, and brings its schema up to date; it is made when it is not there.
    ///
    /// - Returns: also the names of the schema's steps that were applied.
    /// - Throws: ``CommandFailure/badInput(_:)`` when there cannot be a store, `StorageError` when there is none to open.
    func open(at now: Instant) async throws -> (database: SQLiteDatabase, applied: [String]) {
        try checkCanBeWritten()
        let database = try SQLiteDatabase(path: path)
        return (database, try await database.write { try Migrator().migrate(on: $0, at: now) })
    }

    /// Looks for damage that shows soon, in a store that is there and that nobody has.
    ///
    /// - Throws: `StorageError` for what it finds.
    func inspect(within limit: Duration) async throws {
        try checkCanBeWritten()
        guard FileManager.default.fileExists(atPath: path) else { return }
        do {
            try await ReadOnlySQLiteDatabase(path: path).inspect(within: limit)
        } catch StorageError.inUse {
            // Opening it says by whom.
        }
    }

    /// Looks for damage everywhere, whether a service has the store or not.
    ///
    /// - Throws: ``CommandFailure`` naming the store.
    func inspect(progress: @Sendable (Double) -> Void) async throws {
        do {
            try await lookingAt().inspect(within: nil, progress: progress)
        } catch let error as StorageError {
            throw failure(error)
        }
    }

    /// The store to be read, whether a service has it or not.
    func lookingAt() throws(StorageError) -> ReadOnlySQLiteDatabase {
        do {
            return try ReadOnlySQLiteDatabase(path: path)
        } catch .inUse {
            return try ReadOnlySQLiteDatabase(path: path, isInService: true)
        }
    }
}
