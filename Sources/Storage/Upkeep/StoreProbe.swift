/// A change that changes nothing, to learn whether a store can be written again.
package enum StoreProbe {
    package static func write(on connection: any SQLConnection) throws(StorageError) {
        try connection.execute("UPDATE schema_migrations SET applied_at = applied_at WHERE number = 1")
    }
}
