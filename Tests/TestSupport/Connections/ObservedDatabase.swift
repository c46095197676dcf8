package import Storage
import Synchronization

/// Passes everything on, and keeps what each transaction that writes asked for and changed.
package final class ObservedDatabase: SQLDatabase {
    /// One transaction that writes.
    package struct Transaction: Sendable {
        /// The texts of its queries.
        package let queries: [String]
        /// The texts of all its statements.
        package let statements: [String]
        /// How many rows it changed.
        package let changes: Int
    }

    private let database: any SQLDatabase
    private let fault: @Sendable (_ sql: String, _ arguments: [SQLValue]) -> ObservedConnection.Fault?
    private let seen = Mutex<[Transaction]>([])

    /// - Parameter fault: chooses the statements of such transactions that are not run.
    package init(
        _ database: any SQLDatabase,
        fault: @escaping @Sendable (_ sql: String, _ arguments: [SQLValue]) -> ObservedConnection.Fault? = { _, _ in nil
        }
    ) {
        self.database = database
        self.fault = fault
    }

    package var engine: SQLEngine { database.engine }
    package var condition: StoreCondition { database.condition }

    /// In the order in which they ended, those that failed among them.
    package var transactions: [Transaction] { seen.withLock { $0 } }

    package func read<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await database.read(body)
    }

    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        try await database.write { [self] connection in
            let observed = ObservedConnection(connection, fault: fault)
            defer {
                let transaction = Transaction(
                    queries: observed.queries, statements: observed.statements, changes: observed.changes)
                seen.withLock { $0.append(transaction) }
            }
            return try body(observed)
        }
    }

    package func close() throws(StorageError) { try database.close() }
}
