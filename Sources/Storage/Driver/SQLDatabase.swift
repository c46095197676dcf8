/// A database that runs our SQL: SQLite embedded, PostgreSQL for several nodes.
///
/// Closures are synchronous so that no transaction can be left half open across a suspension, and a caller that is
/// cancelled does not roll back what it started. They may run twice: where several write, one may have to give way to
/// another, and what it did in the transaction is undone first. What they do elsewhere must bear that.
package protocol SQLDatabase: Sendable {
    /// Which of the few differing statements this database needs.
    var engine: SQLEngine { get }

    /// How the store was when it was last worked on.
    var condition: StoreCondition { get }

    /// Runs `body` on a consistent snapshot, which it cannot change.
    func read<Value: Sendable>(_ body: @escaping @Sendable (any SQLConnection) throws -> Value) async throws -> Value

    /// Runs `body` in one transaction: committed durably when it returns, rolled back when it throws.
    ///
    /// On a shared store it is run again a few times when what it throws ``StorageError/isConflict``.
    func write<Value: Sendable>(_ body: @escaping @Sendable (any SQLConnection) throws -> Value) async throws -> Value

    /// Lets go of the store, once nothing is worked on any more.
    func close() throws(StorageError)
}

/// A connection inside a transaction.
///
/// Placeholders are `$1`, `$2`, … and first appear in that order; texts hold no NUL, which PostgreSQL has no place for.
package protocol SQLConnection {
    /// Which of the few differing statements this connection needs.
    var engine: SQLEngine { get }

    /// Runs a query and returns every row.
    func rows(_ sql: String, _ arguments: [SQLValue]) throws(StorageError) -> [SQLRow]

    /// Runs a statement and returns how many rows it changed.
    @discardableResult
    func execute(_ sql: String, _ arguments: [SQLValue]) throws(StorageError) -> Int

    /// Inserts one row and returns the key that the table counted for it.
    ///
    /// - Parameter key: the name of its ``SchemaWords/countingKey`` column.
    func insert(_ sql: String, _ arguments: [SQLValue], counting key: String) throws(StorageError) -> Int64

    /// Undoes what `body` did when it throws, and only that.
    func savepoint<Value>(_ body: () throws -> Value) throws -> Value
}

extension SQLConnection {
    /// The first row of a query, if there is one.
    package func row(_ sql: String, _ arguments: [SQLValue]) throws(StorageError) -> SQLRow? {
        try rows(sql, arguments).first
    }

    package func rows(_ sql: String) throws(StorageError) -> [SQLRow] {
        try rows(sql, [])
    }

    @discardableResult
    package func execute(_ sql: String) throws(StorageError) -> Int {
        try execute(sql, [])
    }

    /// Runs the engine's own statement; an engine that needs none has an empty text.
    func execute(_ variants: SQLVariants) throws(StorageError) {
        let sql = variants[engine]
        if !sql.isEmpty { try execute(sql, []) }
    }
}
