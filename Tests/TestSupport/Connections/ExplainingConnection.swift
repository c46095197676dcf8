package import Storage

/// Runs everything on another connection and keeps SQLite's plan of each statement.
package final class ExplainingConnection: SQLConnection {
    private let connection: any SQLConnection
    /// One line of a plan each.
    package private(set) var plans: [String] = []

    /// Wraps a connection to SQLite.
    package init(_ connection: any SQLConnection) {
        self.connection = connection
    }

    package var engine: SQLEngine { connection.engine }

    /// The steps that read a whole table, or a whole index other than the named ones.
    package func scans(except indexes: Set<String> = []) -> [String] {
        plans.filter { plan in
            let words = plan.split(separator: " ").map(String.init)
            guard words.first == "SCAN", words.dropFirst().first != "CONSTANT" else { return false }
            return words.firstIndex(of: "INDEX").map { !indexes.contains(words[$0 + 1]) } ?? true
        }
    }

    package func rows(_ sql: String, _ arguments: [SQLValue]) throws(StorageError) -> [SQLRow] {
        try explain(sql, arguments)
        return try connection.rows(sql, arguments)
    }

    package func execute(_ sql: String, _ arguments: [SQLValue]) throws(StorageError) -> Int {
        try explain(sql, arguments)
        return try connection.execute(sql, arguments)
    }

    package func insert(_ sql: String, _ arguments: [SQLValue], counting key: String) throws(StorageError) -> Int64 {
        try explain(sql, arguments)
        return try connection.insert(sql, arguments, counting: key)
    }

    package func savepoint<Value>(_ body: () throws -> Value) throws -> Value {
        try connection.savepoint(body)
    }

    private func explain(_ sql: String, _ arguments: [SQLValue]) throws(StorageError) {
        for row in try connection.rows("EXPLAIN QUERY PLAN " + sql, arguments) { plans.append(try row.text(3)) }
    }
}
