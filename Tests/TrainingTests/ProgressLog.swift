import Synchronization

/// The highest share that was reported, from any thread.
final class ProgressLog: Sendable {
    private let value = Mutex(0.0)

    var highest: Double { value.withLock { $0 } }

    func note(_ share: Double) {
        value.withLock { $0 = max($0, share) }
    }
}
