import Storage

/// Runs everything on another connection and keeps the statements' texts.
final class RecordingConnection: SQLConnection {
    private let connection: any SQLConnection
    private(set) var texts: Set<String> = []

    init(_ connection: any SQLConnection) {
        self.connection = connection
    }

    var dialect: SQLDialect { connection.dialect }

    func rows(_ sql: String, _ arguments: [SQLValue]) throws(StorageError) -> [SQLRow] {
        texts.insert(sql)
        return try connection.rows(sql, arguments)
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
