package import Conversations

/// Brings a database to this program's schema, or refuses.
package struct Migrator: Sendable {
    package let migrations: [Migration]

    package init(migrations: [Migration] = Migration.all) {
        self.migrations = migrations
    }

    /// The steps that `migrate` would apply; all of them for an empty database.
    ///
    /// Nothing is changed.
    ///
    /// - Throws: ``StorageError/foreign(_:)`` when the database is another program's, ``StorageError/schema(_:)`` when it
    ///   knows steps that this program does not, in another order or with other statements.
    package func pending(on connection: any SQLConnection) throws(StorageError) -> [Migration] {
        guard try StoreMark.isOnStore(connection) else { return migrations }
        let digest = try hasDigests(connection) ? "digest" : "NULL"
        let applied = try connection.rows("SELECT number, name, \(digest) FROM schema_migrations ORDER BY number")
        guard applied.count <= migrations.count else {
            throw .schema("the database was written by a newer version of triage; use that one or a newer one")
        }
        for (row, migration) in zip(applied, migrations) {
            guard try row.integer(0) == migration.number, try row.text(1) == migration.name else {
                throw .schema(
                    "the database's migration \(try row.integer(0)) is \(try row.text(1)), not \(migration.name)")
            }
        }
        for (row, migration) in zip(applied, migrations) {
            guard let digest = try row.optionalText(2) else { continue }
            guard digest == migration.digest(connection.engine) else {
                throw .schema(
                    "the database's migration \(migration.number), \(migration.name), was made with other statements")
            }
        }
        return Array(migrations.dropFirst(applied.count))
    }

    /// False in stores that are older than digests.
    private func hasDigests(_ connection: any SQLConnection) throws(StorageError) -> Bool {
        try connection.row(
            EngineQueries.column[connection.engine], ["schema_migrations", "digest"]) != nil
    }

    /// Writes down the digests of the steps that an older program applied.
    private func fillInDigests(on connection: any SQLConnection) throws(StorageError) {
        if try !hasDigests(connection) {
            try connection.execute("ALTER TABLE schema_migrations ADD COLUMN digest TEXT")
        }
        for migration in migrations {
            try connection.execute(
                "UPDATE schema_migrations SET digest = $1 WHERE number = $2 AND digest IS NULL",
                [.text(migration.digest(connection.engine)), .integer(migration.number)])
        }
    }

    /// Applies what is pending; call inside one write transaction.
    ///
    /// - Returns: the names of the steps applied.
    @discardableResult
    package func migrate(on connection: any SQLConnection, at now: Instant) throws(StorageError) -> [String] {
        try connection.execute(EngineQueries.withoutTimeLimit)
        try SharedLock.migration.wait(on: connection)
        let pending = try pending(on: connection)
        let words = SchemaWords(connection.engine)
        try connection.execute(
            """
            CREATE TABLE IF NOT EXISTS schema_migrations (
                number \(words.integer) NOT NULL PRIMARY KEY, name TEXT NOT NULL,
                applied_at \(words.integer) NOT NULL, digest TEXT)
            """)
        try StoreMark.set(on: connection)
        try fillInDigests(on: connection)
        for migration in pending {
            for statement in migration.statements(words) { try connection.execute(statement) }
            try connection.execute(
                "INSERT INTO schema_migrations (number, name, applied_at, digest) VALUES ($1, $2, $3, $4)",
                [
                    .integer(migration.number), .text(migration.name), SQLValue(now),
                    .text(migration.digest(connection.engine)),
                ])
        }
        if !pending.isEmpty { try connection.execute(EngineQueries.comparingBytes) }
        return pending.map(\.name)
    }
}
