import Foundation
import GRDB
package import Storage

/// A store that is looked at and nothing more: it is neither made nor migrated, and nothing is left beside it.
package final class ReadOnlySQLiteDatabase: SQLDatabase {
    package let engine = SQLEngine.sqlite
    let queue: DatabaseQueue
    /// Keeps a service from opening the database while it is looked at; any number may look at the same time.
    ///
    /// Last, so that it is let go after the connection.
    private let lock: FileLock?

    /// Opens the file at `path`, which must be there.
    ///
    /// - Parameter isInService: whether a service has it, which goes on to write to it.
    /// - Throws: ``StorageError/inUse(_:)`` when a process has it to write to it, ``StorageError/damaged(_:)`` when it is no
    ///   database or too short, ``StorageError/unavailable(_:)`` when it cannot be opened.
    package init(path: String, isInService: Bool = false) throws(StorageError) {
        lock =
            isInService
            ? nil : try FileLock(path: path, .shared) { _ in "the database is in use by another process" }
        _ = try FileHeader(path: path)
        var configuration = Configuration()
        configuration.readonly = true
        configuration.label = "triage.look"
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { database in
            try database.execute(
                sql: """
                    PRAGMA temp_store = MEMORY;
                    PRAGMA trusted_schema = OFF;
                    PRAGMA cell_size_check = ON;
                    """)
        }
        do {
            queue = try DatabaseQueue(
                path: isInService ? path : Self.address(of: path), configuration: configuration)
        } catch {
            throw StorageError(error)
        }
    }

    package func read<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await queue.connectionRead(body)
    }

    /// - Throws: ``StorageError/unavailable(_:)``, always.
    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        throw StorageError.unavailable("it was opened to be read only")
    }

    /// Nothing is known of a store that is not written to.
    package var condition: StoreCondition { .sound }

    package func close() throws(StorageError) {
        do {
            try queue.close()
        } catch {
            throw StorageError(error)
        }
    }

    /// Refuses a database of another program.
    ///
    /// - Throws: ``StorageError/foreign(_:)``, ``StorageError/damaged(_:)``.
    func checkMark() throws(StorageError) {
        do {
            _ = try queue.read { try StoreMark.isOnStore(SQLiteConnection(database: $0)) }
        } catch {
            throw StorageError(error)
        }
    }

    /// What SQLite is told to open.
    ///
    /// Reading a database in WAL mode makes a log and an index file, and a reader does not take them away again. When no
    /// log is there, everything is in the main file, and our lock keeps it as it is: SQLite may take it for immutable.
    private static func address(of path: String) -> String {
        guard !FileHeader.hasLog(path),
            let escaped = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed)
        else { return path }
        return "file:\(escaped)?immutable=1"
    }
}
