/// The number by which a database says that it is a store of Triage's: SQLite's `application_id`, and in PostgreSQL
/// the comment on the table of migrations.
///
/// Stores that are older than the mark have none; they are known by the history of their schema.
package enum StoreMark {
    /// "Trig" in ASCII.
    package static let number: Int64 = 0x5472_6967

    /// Whether a database is a store; false for one with nothing in it, which may become one.
    ///
    /// - Throws: ``StorageError/foreign(_:)`` for a database that is another program's.
    package static func isOnStore(_ connection: any SQLConnection) throws(StorageError) -> Bool {
        switch try connection.row(EngineQueries.mark[connection.engine], [])?.optionalInteger(0) ?? 0 {
        case number: return true
        case 0: break
        default: throw foreign
        }
        guard try connection.row(EngineQueries.content[connection.engine], []) != nil else { return false }
        guard try hasHistory(connection) else { throw foreign }
        return true
    }

    private static let foreign = StorageError.foreign("is a database of another program, and no store of Triage's")

    /// Others have tables of that name too, so its first entry must be ours.
    private static func hasHistory(_ connection: any SQLConnection) throws(StorageError) -> Bool {
        for column in ["number", "name", "applied_at"] {
            guard
                try connection.row(EngineQueries.column[connection.engine], ["schema_migrations", .text(column)]) != nil
            else {
                return false
            }
        }
        let first = try connection.row("SELECT name FROM schema_migrations WHERE number = 1", [])
        guard case .text(let name)? = first?.values.first else { return false }
        return name == Migration.conversations.name
    }

    /// Writes the mark; part of the transaction.
    static func set(on connection: any SQLConnection) throws(StorageError) {
        try connection.execute(EngineQueries.setMark)
    }
}
