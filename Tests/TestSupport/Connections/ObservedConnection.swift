package import Storage

/// Runs everything on another connection and keeps what was asked; on request a statement fails, or a query finds nothing.
package final class ObservedConnection: SQLConnection {
    /// What becomes of a statement instead of being run.
    package enum Fault: Sendable {
        case error(StorageError)
        /// The query finds no rows.
        case nothing
    }

    private let connection: any SQLConnection
    private let fault: (_ sql: String, _ arguments: [SQLValue]) -> Fault?
    /// The texts of all statements, in order.
    package private(set) var statements: [String] = []
    /// The texts of those that are asked for rows.
    package private(set) var queries: [String] = []
    /// How many rows were changed.
    package private(set) var changes = 0

    /// - Parameter fault: chooses the statements that are not run.
    package init(
        _ connection: any SQLConnection,
        fault: @escaping (_ sql: String, _ arguments: [SQLValue]) -> Fault? = { _, _ in nil }
    ) {
        self.connection = connection
        self.fault = fault
    }

    package var engine: SQLEngine { connection.engine }

    package func rows(_ sql: String, _ arguments: [SQLValue]) throws(StorageError) -> [SQLRow] {
        queries.append(sql)
        switch try note(sql, arguments) {
        case .nothing: return []
        default: return try connection.rows(sql, arguments)
        }
    }

    package func execute(_ sql: String, _ arguments: [SQLValue]) throws(StorageError) -> Int {
        _ = try note(sql, arguments)
        let count = try connection.execute(sql, arguments)
        changes += count
        return count
    }

    package func insert(_ sql: String, _ arguments: [SQLValue], counting key: String) throws(StorageError) -> Int64 {
        _ = try note(sql, arguments)
        changes += 1
        return try connection.insert(sql, arguments, counting: key)
    }

    package func savepoint<Value>(_ body: () throws -> Value) throws -> Value {
        try connection.savepoint(body)
    }

    private func note(_ sql: String, _ arguments: [SQLValue]) throws(StorageError) -> Fault? {
        statements.append(sql)
        let fault = fault(sql, arguments)
        if case .error(let error) = fault { throw error }
        return fault
    }
}
