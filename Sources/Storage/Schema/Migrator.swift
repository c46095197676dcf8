package import Conversations

/// Brings a database to this program's schema, or refuses.
package struct Migrator: Sendable {
    package let migrations: [Migration]

    package init(migrations: [Migration] = Migration.all) {
        self.migrations = migrations
    }

    /// Names of the steps that `migrate` would apply.
    ///
    /// - Throws: ``StorageError/schema(_:)`` when the database knows steps that this program does not, or in another order.
    package func pending(on connection: any SQLConnection) throws(StorageError) -> [Migration] {
        try connection.execute(
            """
            CREATE TABLE IF NOT EXISTS schema_migrations (
                number BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, applied_at BIGINT NOT NULL)
            """.replacingBigint(connection.dialect))
        let applied = try connection.rows("SELECT number, name FROM schema_migrations ORDER BY number")
        guard applied.count <= migrations.count else {
            throw .schema("the database was written by a newer version of triage; use that one or a newer one")
        }
        for (row, migration) in zip(applied, migrations) {
            guard try row.integer(0) == migration.number, try row.text(1) == migration.name else {
                throw .schema(
                    "the database's migration \(try row.integer(0)) is \(try row.text(1)), not \(migration.name)")
            }
        }
        return Array(migrations.dropFirst(applied.count))
    }

    /// Applies what is pending; call inside one write transaction.
    ///
    /// - Returns: the names of the steps applied.
    @discardableResult
    package func migrate(on connection: any SQLConnection, at now: Instant) throws(StorageError) -> [String] {
        let pending = try pending(on: connection)
        for migration in pending {
            for statement in migration.statements(connection.dialect) {
                try connection.execute(statement.replacingBigint(connection.dialect))
            }
            try connection.execute(
                "INSERT INTO schema_migrations (number, name, applied_at) VALUES ($1, $2, $3)",
                [.integer(migration.number), .text(migration.name), SQLValue(now)])
        }
        return pending.map(\.name)
    }
}

extension String {
    /// The engine's word for `BIGINT`, which schema text says: SQLite's STRICT tables know only `INTEGER`, always 64 bits.
    func replacingBigint(_ dialect: SQLDialect) -> String {
        dialect == .sqlite
            ? split(separator: "BIGINT", omittingEmptySubsequences: false).joined(separator: "INTEGER") : self
    }
}
