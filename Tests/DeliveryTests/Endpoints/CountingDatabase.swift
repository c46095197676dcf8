import Storage
import Synchronization

/// Passes everything on and counts the rows that each transaction changes.
final class CountingDatabase: SQLDatabase {
    private let database: any SQLDatabase
    private let counts = Mutex<[Int]>([])

    init(_ database: any SQLDatabase) {
        self.database = database
    }

    var dialect: SQLDialect { database.dialect }

    /// Rows changed, a number for each transaction that wrote.
    var changes: [Int] { counts.withLock { $0 } }

    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await database.read(body)
    }

    func write<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await database.write { [self] connection in
            let counting = CountingConnection(connection)
            let value = try body(counting)
            counts.withLock { $0.append(counting.changes) }
            return value
        }
    }
}

private final class CountingConnection: SQLConnection {
    private let connection: any SQLConnection
    private(set) var changes = 0

    init(_ connection: any SQLConnection) {
        self.connection = connection
    }

    var dialect: SQLDialect { connection.dialect }

    func rows(_ sql: String, _ arguments: [SQLValue]) throws(StorageError) -> [SQLRow] {
        try connection.rows(sql, arguments)
    }

    func execute(_ sql: String, _ arguments: [SQLValue]) throws(StorageError) -> Int {
        let count = try connection.execute(sql, arguments)
        changes += count
        return count
    }

    func insert(_ sql: String, _ arguments: [SQLValue], counting key: String) throws(StorageError) -> Int64 {
        changes += 1
        return try connection.insert(sql, arguments, counting: key)
    }

    func savepoint<Value>(_ body: () throws -> Value) throws -> Value {
        try connection.savepoint(body)
    }
}
