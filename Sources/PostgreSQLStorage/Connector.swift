import Storage
import Synchronization

/// Makes connections to one server, not more often than is good for it.
final class Connector: Sendable {
    private let address: PostgreSQLAddress
    private let limits: SessionLimits
    private let state = Mutex(Reconnection())

    init(_ address: PostgreSQLAddress, limits: SessionLimits) {
        self.address = address
        self.limits = limits
    }

    /// - Throws: ``StorageError/unavailable(_:)``, at once while the server is known to be away.
    func connect() throws(StorageError) -> Session {
        let reconnection = state.withLock { $0 }
        guard reconnection.mayTry(at: .now) else { throw .unavailable(reconnection.lastError) }
        do {
            let session = try Session(address, limits: limits)
            state.withLock { $0.succeeded() }
            return session
        } catch {
            state.withLock {
                $0.failed(at: .now, saying: Self.words(of: error), chance: Double.random(in: 0...1))
            }
            throw error
        }
    }

    private static func words(of error: StorageError) -> String {
        if case .unavailable(let what) = error { what } else { "\(error)" }
    }
}
