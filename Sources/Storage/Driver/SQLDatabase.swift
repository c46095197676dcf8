/// A database that runs our SQL: SQLite embedded, PostgreSQL for several nodes.
///
/// Closures are synchronous so that no transaction can be left half open across a suspension, and a caller that is
/// cancelled does not roll back what it started.
package protocol SQLDatabase: Sendable {
    /// Which of the few differing statements this engine needs.
    var dialect: SQLDialect { get }

    /// Runs `body` on a consistent snapshot.
    func read<Value: Sendable>(_ body: @escaping @Sendable (any SQLConnection) throws -> Value) async throws -> Value

    /// Runs `body` in one transaction: committed durably when it returns, rolled back when it throws.
    func write<Value: Sendable>(_ body: @escaping @Sendable (any SQLConnection) throws -> Value) async throws -> Value
}

/// A connection inside a transaction.
///
/// Placeholders are `$1`, `$2`, … and first appear in that order.
package protocol SQLConnection {
    var dialect: SQLDialect { get }

    /// Runs a query and returns every row.
    func rows(_ sql: String, _ arguments: [SQLValue]) throws(StorageError) -> [SQLRow]

    /// Runs a statement and returns how many rows it changed.
    @discardableResult
    func execute(_ sql: String, _ arguments: [SQLValue]) throws(StorageError) -> Int

    /// Inserts one row and returns the key that the table counted for it.
    ///
    /// - Parameter key: the name of its ``SQLDialect/countingKey`` column.
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
}

/// The words in which SQLite and PostgreSQL differ.
package struct SQLDialect: Sendable, Hashable {
    /// What follows a `CREATE TABLE`'s closing parenthesis.
    package let tableSuffix: String
    /// The same for a table of small rows that is looked up by its primary key only.
    package let keyedTableSuffix: String
    package let blob: String
    /// A floating-point number of 8 bytes.
    package let double: String
    /// A query with a row if the table `$1` has the column `$2`.
    package let columnQuery: String
    /// A query for the number by which a database says whose it is; 0 when it does not say.
    package let markQuery: String
    /// A statement that makes that number ``StoreMark/number``, which is written out because settings take no arguments.
    package let markStatement: String
    /// A query that has a row unless the database is empty.
    package let contentQuery: String
    /// A 64-bit key that counts up by itself and never comes twice, whatever is deleted.
    package let countingKey: String
    /// A 64-bit key that orders rows as they were written.
    package let orderingKey: String

    package static let sqlite = SQLDialect(
        tableSuffix: " STRICT", keyedTableSuffix: " STRICT, WITHOUT ROWID", blob: "BLOB", double: "REAL",
        columnQuery: "SELECT 1 FROM pragma_table_info($1) WHERE name = $2",
        markQuery: "PRAGMA application_id", markStatement: "PRAGMA application_id = \(StoreMark.number)",
        contentQuery: "SELECT 1 FROM sqlite_master LIMIT 1",
        countingKey: "INTEGER PRIMARY KEY AUTOINCREMENT", orderingKey: "INTEGER PRIMARY KEY")
}
