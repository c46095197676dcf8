import Storage

/// Runs everything on another connection and keeps SQLite's plan of each statement.
final class ExplainingConnection: SQLConnection {
    private let connection: any SQLConnection
    private(set) var plans: [String] = []

    init(_ connection: any SQLConnection) {
        self.connection = connection
    }

    var dialect: SQLDialect { connection.dialect }

    /// The steps that read a whole table, or a whole index other than the named ones.
    func scans(except indexes: Set<String> = []) -> [String] {
        plans.filter { plan in
            let words = plan.split(separator: " ").map(String.init)
            guard words.first == "SCAN", words.dropFirst().first != "CONSTANT" else { return false }
            return words.firstIndex(of: "INDEX").map { !indexes.contains(words[$0 + 1]) } ?? true
        }
    }

    func rows(_ sql: String, _ arguments: [SQLValue]) throws(StorageError) -> [SQLRow] {
        try explain(sql, arguments)
        return try connection.rows(sql, arguments)
    }

    func execute(_ sql: String, _ arguments: [SQLValue]) throws(StorageError) -> Int {
        try explain(sql, arguments)
        return try connection.execute(sql, arguments)
    }

    func insert(_ sql: String, _ arguments: [SQLValue], counting key: String) throws(StorageError) -> Int64 {
        try explain(sql, arguments)
        return try connection.insert(sql, arguments, counting: key)
    }

    func savepoint<Value>(_ body: () throws -> Value) throws -> Value {
        try connection.savepoint(body)
    }

    private func explain(_ sql: String, _ arguments: [SQLValue]) throws(StorageError) {
        for row in try connection.rows("EXPLAIN QUERY PLAN " + sql, arguments) { plans.append(try row.text(3)) }
    }
}
