import Storage

/// A session inside a transaction.
///
/// Once a statement has failed the server takes no other before the transaction, or a savepoint in it, is rolled back.
struct PostgreSQLConnection: SQLConnection {
    let session: Session

    var engine: SQLEngine { .postgreSQL }

    func rows(_ sql: String, _ arguments: [SQLValue]) throws(StorageError) -> [SQLRow] {
        try session.perform(sql, arguments).rows()
    }

    func execute(_ sql: String, _ arguments: [SQLValue]) throws(StorageError) -> Int {
        try session.perform(sql, arguments).changes
    }

    func insert(_ sql: String, _ arguments: [SQLValue], counting key: String) throws(StorageError) -> Int64 {
        let rows = try session.perform("\(sql) RETURNING \(key)", arguments).rows()
        guard rows.count == 1, let row = rows.first else { throw .statement("no row was inserted to count") }
        return try row.integer(0)
    }

    func savepoint<Value>(_ body: () throws -> Value) throws -> Value {
        try session.run("SAVEPOINT part")
        let value: Value
        do {
            value = try body()
        } catch {
            try session.run("ROLLBACK TO SAVEPOINT part")
            try session.run("RELEASE SAVEPOINT part")
            throw error
        }
        try session.run("RELEASE SAVEPOINT part")
        return value
    }
}
