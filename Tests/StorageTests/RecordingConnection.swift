import Storage

/// Runs everything on another connection and keeps the statements' texts.
final class RecordingConnection: SQLConnection {
    private let connection: any SQLConnection
    private(set) var texts: Set<String> = []

    private let isBlind: (String) -> Bool

    /// - Parameter isBlind: whether a query finds nothing.
    init(_ connection: any SQLConnection, isBlind: @escaping (String) -> Bool = { _ in false }) {
        self.connection = connection
        self.isBlind = isBlind
    }

    var dialect: SQLDialect { connection.dialect }

    func rows(_ sql: String, _ arguments: [SQLValue]) throws(StorageError) -> [SQLRow] {
        texts.insert(sql)
        return isBlind(sql) ? [] : try connection.rows(sql, arguments)
    }

    func execute(_ sql: String, _ arguments: [SQLValue]) throws(StorageError) -> Int {
        texts.insert(sql)
        return try connection.execute(sql, arguments)
    }

    func insert(_ sql: String, _ arguments: [SQLValue], counting key: String) throws(StorageError) -> Int64 {
        texts.insert(sql)
        return try connection.insert(sql, arguments, counting: key)
    }

    func savepoint<Value>(_ body: () throws -> Value) throws -> Value {
        try connection.savepoint(body)
    }
}
