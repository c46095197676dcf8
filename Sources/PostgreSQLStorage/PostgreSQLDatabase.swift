import Glibc
package import Storage
import Synchronization

/// A store on a PostgreSQL server, which several nodes may share.
///
/// A commit means that the server's disk has it, and its standby's when the server says so. What a transaction did may be
/// undone and done again: when two deadlock, when somebody else was first with a key, and when the connection was lost before
/// the commit was sent. When it is lost after that, ``StorageError/unknownOutcome(_:)`` says so, and nothing is done again.
package final class PostgreSQLDatabase: SQLDatabase {
    package let engine = SQLEngine.postgreSQL
    private let readers: LanePool
    private let writers: LanePool
    private let state = Mutex(StoreCondition.sound)

    /// How often a transaction is run again at most.
    private static let retries = 5

    /// Connections are made when they are needed.
    ///
    /// - Parameters:
    ///   - readers: how many transactions may read at the same time.
    ///   - writers: how many may write.
    package init(
        _ address: PostgreSQLAddress, readers: Int = 4, writers: Int = 4, limits: SessionLimits = SessionLimits()
    ) {
        let connector = Connector(address, limits: limits)
        self.readers = LanePool(connector, size: readers)
        self.writers = LanePool(connector, size: writers)
    }

    package var condition: StoreCondition { state.withLock { $0 } }

    package func read<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        do {
            return try await run(on: readers) { session in
                try Self.transaction(.reading, on: session, body).value
            }
        } catch let error as StorageError {
            // A server that does not answer will not take anything in either.
            if case .unavailable = error { state.withLock { $0.note(error) } }
            throw error
        }
    }

    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Value
    ) async throws -> Value {
        // What is damaged would be damaged further.
        if case .damaged(let what) = condition { throw StorageError.damaged(what) }
        do {
            let (value, isChanged) = try await run(on: writers) { session in
                try Self.transaction(.writing, on: session, body)
            }
            if isChanged { state.withLock { $0.clear() } }
            return value
        } catch {
            state.withLock { $0.note(error) }
            throw error
        }
    }

    package func close() throws(StorageError) {
        readers.close()
        writers.close()
    }

    private func run<Value: Sendable>(
        on pool: LanePool, _ transaction: @escaping @Sendable (Session) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let isTaken = pool.run { lane in
                continuation.resume(with: Result { try Self.persist(on: lane, transaction) })
            }
            if !isTaken { continuation.resume(throwing: StorageError.unavailable("the store was closed")) }
        }
    }

    /// Runs a transaction, and again while that may help.
    private static func persist<Value>(
        on lane: Lane, _ transaction: (Session) throws -> Value
    ) throws -> Value {
        var attempt = 0
        while true {
            let session = try lane.usable()
            do {
                return try transaction(session)
            } catch let error as StorageError where attempt < retries && mayHelp(after: error, on: session) {
                attempt += 1
                pause(before: attempt)
            }
        }
    }

    private static func mayHelp(after error: StorageError, on session: Session) -> Bool {
        switch error {
        case .unavailable: session.isLost
        default: error.isConflict
        }
    }

    /// Longer from time to time, and never the same, so that two do not meet again.
    private static func pause(before attempt: Int) {
        usleep(UInt32.random(in: 500...(2000 << UInt32(attempt))))
    }

    /// - Returns: whether there was anything to commit, besides the value.
    private static func transaction<Value>(
        _ purpose: Session.Purpose, on session: Session, _ body: (any SQLConnection) throws -> Value
    ) throws -> (value: Value, isChanged: Bool) {
        try session.begin(purpose)
        let value: Value
        do {
            value = try body(PostgreSQLConnection(session: session))
        } catch {
            session.rollBack()
            throw error
        }
        do {
            return (value, try session.commit())
        } catch {
            session.rollBack()
            throw error
        }
    }
}
