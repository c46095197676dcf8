package import Storage

/// A store that cannot be reached.
package struct LostDatabase: SQLDatabase {
    /// What every transaction ends with.
    package static let error = StorageError.unavailable("the disk is gone")

    package let engine = SQLEngine.sqlite
    package let condition = StoreCondition.unwritable("the disk is gone")

    /// Makes one.
    package init() {}

    package func read<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        throw Self.error
    }

    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        throw Self.error
    }

    package func close() {}
}
