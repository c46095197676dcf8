import Synchronization

/// How many bytes of request bodies may be on their way in at once, over all connections together.
///
/// Each body is bounded by itself, but every connection may be sending one. What has arrived is what counts, so that
/// nobody can take the room away by announcing much and sending nothing.
final class BodyBudget: Sendable {
    private let limit: Int
    private let taken = Atomic(0)

    /// - Parameter limit: in bytes.
    init(limit: Int = 128 << 20) {
        self.limit = limit
    }

    /// Takes room for some more bytes; false, and nothing is taken, when there is none.
    func take(_ count: Int) -> Bool {
        guard taken.add(count, ordering: .relaxed).newValue <= limit else {
            release(count)
            return false
        }
        return true
    }

    /// Gives room back.
    func release(_ count: Int) {
        taken.subtract(count, ordering: .relaxed)
    }

    /// How many bytes have been taken.
    var used: Int { taken.load(ordering: .relaxed) }
}
