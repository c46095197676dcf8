import GRDB
import Storage

extension DatabaseReader {
    /// Runs `body` on a consistent snapshot, whether the caller is cancelled meanwhile or not.
    func connectionRead<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            asyncRead { result in
                continuation.resume(
                    with: Result { try body(SQLiteConnection(database: try result.get())) }
                        .mapError(StorageError.translated))
            }
        }
    }
}

extension StorageError {
    /// Errors of the engine become ours; errors of the caller's own stay what they are.
    static func translated(_ error: any Error) -> any Error {
        error is DatabaseError ? StorageError(error) : error
    }
}
