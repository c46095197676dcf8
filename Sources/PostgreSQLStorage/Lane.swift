import Dispatch
import Storage

/// A thread of its own with a connection of its own, because waiting for a server would hold up the few threads that all
/// tasks share.
///
/// Connects when it is first needed, and again when its connection was lost.
final class Lane: @unchecked Sendable {
    private let queue = DispatchQueue(label: "triage.postgresql")
    private let connector: Connector
    /// Touched on the queue only.
    private var session: Session?

    init(_ connector: Connector) {
        self.connector = connector
    }

    /// Runs a job on the lane's thread.
    func run(_ job: @escaping @Sendable (Lane) -> Void) {
        queue.async { job(self) }
    }

    /// A connection that is not known to be lost; on the lane's thread.
    func usable() throws(StorageError) -> Session {
        if let session, !session.isLost { return session }
        session = nil
        let opened = try connector.connect()
        session = opened
        return opened
    }

    /// Ends the connection.
    func disconnect() {
        queue.async { self.session = nil }
    }
}
