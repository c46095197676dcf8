import Storage
import Synchronization

/// Passes everything on but one query, and keeps the queries of each transaction that writes.
final class WatchedDatabase: SQLDatabase {
    private let database: any SQLDatabase
    private let failing: (table: String, error: StorageError)?
    private let texts = Mutex<[[String]]>([])

    /// - Parameter failing: the table that cannot be read, and what is thrown.
    init(_ database: any SQLDatabase, failing: (table: String, error: StorageError)? = nil) {
        self.database = database
        self.failing = failing
    }

    var dialect: SQLDialect { database.dialect }

    /// The queries, of each transaction.
    var queries: [[String]] { texts.withLock { $0 } }

    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await database.read(body)
    }

    func write<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await database.write { [self] connection in
            let watched = WatchedConnection(connection, failing: failing)
            defer { texts.withLock { $0.append(watched.queries) } }
            return try body(watched)
        }
    }
}

private final class WatchedConnection: SQLConnection {
    private let connection: any SQLConnection
    private let failing: (table: String, error: StorageError)?
    private(set) var queries: [String] = []

    init(_ connection: any SQLConnection, failing: (table: String, error: StorageError)?) {
        self.connection = connection
        self.failing = failing
    }

    var dialect: SQLDialect { connection.dialect }

    func rows(_ sql: String, _ arguments: [SQLValue]) throws(StorageError) -> [SQLRow] {
        queries.append(sql)
        if let failing, sql.contains("FROM \(failing.table)") { throw failing.error }
        return try connection.rows(sql, arguments)
    }

    func execute(_ sql: String, _ arguments: [SQLValue]) throws(StorageError) -> Int {
        try connection.execute(sql, arguments)
    }

    func insert(_ sql: String, _ arguments: [SQLValue], counting key: String) throws(StorageError) -> Int64 {
        try connection.insert(sql, arguments, counting: key)
    }

    func savepoint<Value>(_ body: () throws -> Value) throws -> Value {
        try connection.savepoint(body)
    }
}
