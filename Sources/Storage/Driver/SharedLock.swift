/// What one process at a time does with a store that several share.
///
/// A lock lasts to the end of the transaction. A store that one process has to itself needs none.
package enum SharedLock: Int64, Sendable {
    case migration = 1
    case sweep = 2
    case upkeep = 3

    private var arguments: [SQLValue] { [.integer(rawValue)] }

    /// Waits until nobody else has it.
    package func wait(on connection: any SQLConnection) throws(StorageError) {
        guard connection.engine.isShared else { return }
        _ = try connection.rows(EngineQueries.waitForLock[connection.engine], arguments)
    }

    /// Takes it, unless somebody else has it.
    ///
    /// - Returns: whether it was taken.
    package func take(on connection: any SQLConnection) throws(StorageError) -> Bool {
        guard connection.engine.isShared else { return true }
        return try connection.row(EngineQueries.tryLock[connection.engine], arguments)?.flag(0) ?? false
    }
}
