/// What learns whether a store is there, and can be written again.
package enum StoreProbe {
    /// Asks for next to nothing.
    package static func read(on connection: any SQLConnection) throws(StorageError) {
        _ = try connection.rows("SELECT 1 FROM schema_migrations WHERE number = 1")
    }

    /// Changes nothing.
    package static func write(on connection: any SQLConnection) throws(StorageError) {
        try connection.execute("UPDATE schema_migrations SET applied_at = applied_at WHERE number = 1")
    }
}
