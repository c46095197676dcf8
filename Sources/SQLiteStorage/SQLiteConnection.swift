import GRDB
import GRDBSQLite
import Storage

/// A connection inside a transaction; GRDB compiles statements once and keeps them, and they are run directly.
///
/// Binding and stepping through SQLite's own functions saves the copies of every argument and column that GRDB's values
/// make; that was a third of the time of storing a message.
struct SQLiteConnection: SQLConnection {
    let database: Database

    var engine: SQLEngine { .sqlite }

    func rows(_ sql: String, _ arguments: [SQLValue]) throws(StorageError) -> [SQLRow] {
        let statement = try statement(sql)
        defer { statement.finish() }
        try statement.bind(arguments)
        var result: [SQLRow] = []
        while try statement.step() { result.append(statement.row()) }
        return result
    }

    func execute(_ sql: String, _ arguments: [SQLValue]) throws(StorageError) -> Int {
        let statement = try statement(sql)
        defer { statement.finish() }
        try statement.bind(arguments)
        while try statement.step() {}
        return database.changesCount
    }

    /// `RETURNING` would build a table in memory for the one number; SQLite remembers the key of the last row inserted.
    func insert(_ sql: String, _ arguments: [SQLValue], counting key: String) throws(StorageError) -> Int64 {
        guard try execute(sql, arguments) == 1 else { throw .statement("no row was inserted to count") }
        return database.lastInsertedRowID
    }

    func savepoint<Value>(_ body: () throws -> Value) throws -> Value {
        _ = try execute("SAVEPOINT part", [])
        let value: Value
        do {
            value = try body()
        } catch {
            // A full disk, for one, has ended the whole transaction already; the next statement says so.
            _ = try execute("ROLLBACK TO part", [])
            _ = try execute("RELEASE part", [])
            throw error
        }
        _ = try execute("RELEASE part", [])
        return value
    }

    private func statement(_ sql: String) throws(StorageError) -> PreparedStatement {
        guard let connection = unsafe database.sqliteConnection, unsafe sqlite3_get_autocommit(connection) == 0 else {
            // What follows would be committed statement by statement.
            throw .unavailable("the transaction was rolled back by the database")
        }
        let statement: Statement
        do {
            statement = try database.cachedStatement(sql: sql)
        } catch {
            throw StorageError(error)
        }
        return try PreparedStatement(statement)
    }
}
