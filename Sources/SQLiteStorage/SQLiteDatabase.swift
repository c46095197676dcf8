import CSQLiteSettings
import GRDB
package import Storage
import Synchronization

/// The embedded store: one SQLite file in WAL mode, where a commit means that the disk has it.
///
/// Exactly one connection writes and checkpoints, which Debian's SQLite 3.40 needs to be safe (the WAL-reset bug), and a
/// lock file keeps a second process out.
package final class SQLiteDatabase: SQLDatabase {
    package let engine = SQLEngine.sqlite
    private let pool: DatabasePool
    private let state = Mutex(StoreCondition.sound)
    private let lock: LockFile
    /// On the database itself, so that a second process is refused by whatever link it comes.
    ///
    /// Last, so that it is let go after the connections.
    private let fileLock: FileLock

    /// Opens or creates the file at `path`.
    ///
    /// - Parameter readers: how many connections may read at the same time.
    /// - Throws: ``StorageError/inUse(_:)`` when another process has it, ``StorageError/damaged(_:)`` when it is no database
    ///   or too short, ``StorageError/foreign(_:)`` when it is another program's, ``StorageError/unavailable(_:)`` when it
    ///   cannot be opened or made durable.
    package init(path: String, readers: Int = 4) throws(StorageError) {
        _ = Self.settings
        try Self.checkOwner(path)
        lock = try LockFile(path: path + ".lock")
        fileLock = try FileLock(path: path, .exclusive) { _ in
            "the database is in use by another process, under another name of the same file"
        }
        do {
            pool = try DatabasePool(path: path, configuration: Self.configuration(readers: readers))
            // GRDB sets NORMAL after `prepareDatabase`, under which a power loss takes acknowledged messages with it.
            let level = try pool.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA synchronous = FULL")
                return try Int.fetchOne(database, sql: "PRAGMA synchronous") ?? -1
            }
            guard level == 2 else {
                throw StorageError.unavailable("synchronous is \(level), not 2 (FULL); commits would not be durable")
            }
        } catch {
            throw StorageError(error)
        }
    }

    /// Made once, before SQLite is first used; a process that used it before goes on with the usual settings.
    private static let settings = csqlite_without_memory_statistics()

    /// Makes sure that an existing file is a store before anything is written to it or made beside it.
    private static func checkOwner(_ path: String) throws(StorageError) {
        guard let header = try FileHeader(path: path), header.mark != StoreMark.number else { return }
        do {
            try ReadOnlySQLiteDatabase(path: path).checkMark()
        } catch .inUse {
            // Whoever has it is named by the lock that is taken next.
        }
    }

    /// How the store was when it was last worked on.
    package var condition: StoreCondition { state.withLock { $0 } }

    private static func configuration(readers: Int) -> Configuration {
        var configuration = Configuration()
        configuration.maximumReaderCount = readers
        configuration.busyMode = .timeout(5)
        configuration.foreignKeysEnabled = true
        configuration.label = "triage"
        configuration.prepareDatabase { database in
            try database.execute(
                sql: """
                    PRAGMA journal_size_limit = 67108864;
                    PRAGMA cache_size = -32768;
                    PRAGMA temp_store = MEMORY;
                    PRAGMA trusted_schema = OFF;
                    PRAGMA cell_size_check = ON;
                    PRAGMA wal_autocheckpoint = 2000;
                    """)
        }
        return configuration
    }

    package func read<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        do {
            return try await pool.connectionRead(body)
        } catch StorageError.damaged(let what) {
            state.withLock { $0 = .damaged(what) }
            throw StorageError.damaged(what)
        }
    }

    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        // What is damaged would be damaged further.
        if case .damaged(let what) = condition { throw StorageError.damaged(what) }
        do {
            let (value, isChanged) = try await transaction(body)
            if isChanged { state.withLock { $0.clear() } }
            return value
        } catch {
            state.withLock { $0.note(error) }
            throw error
        }
    }

    /// - Returns: whether there was anything to commit, besides the value.
    private func transaction<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> (Value, Bool) {
        // Not GRDB's async `write`: that one rolls back when the calling task is cancelled.
        try await withCheckedThrowingContinuation { continuation in
            pool.asyncWriteWithoutTransaction { database in
                continuation.resume(
                    with: Result {
                        guard unsafe database.sqliteConnection != nil else {
                            throw StorageError.unavailable("the store was closed")
                        }
                        var value: Value?
                        let changes = database.totalChangesCount
                        try database.inTransaction(.immediate) {
                            value = try body(SQLiteConnection(database: database))
                            return .commit
                        }
                        guard let value else { throw StorageError.statement("a transaction gave no value") }
                        return (value, database.totalChangesCount > changes)
                    }.mapError(StorageError.translated))
            }
        }
    }

    /// Moves what is in the log to the main file and closes it.
    package func close() throws(StorageError) {
        do {
            try pool.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA optimize")
                _ = try database.checkpoint(.truncate)
            }
            try pool.close()
        } catch {
            throw StorageError(error)
        }
    }
}
