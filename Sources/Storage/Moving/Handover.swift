import Glibc
import Synchronization

/// Hands things from one thread to another, which waits for them; who gives waits while too many lie there.
///
/// Both are inside of transactions, which may not suspend. When one side cannot go on the other stops as well.
final class Handover<Item: Sendable>: Sendable {
    private struct State {
        var items: [Item] = []
        var isGiven = false
        var isAbandoned = false
        /// A transaction that begins again would find only the rest.
        var isTaken = false
    }

    private let state = Mutex(State())
    private let capacity: Int

    init(capacity: Int) {
        self.capacity = capacity
    }

    /// Nothing more is given.
    func endGiving() { state.withLock { $0.isGiven = true } }

    /// One side cannot go on.
    func abandon() { state.withLock { $0.isAbandoned = true } }

    /// Begins to take, once.
    ///
    /// - Throws: ``StoreCopyError/interrupted`` when that was begun before.
    func beginTaking() throws(StoreCopyError) {
        let isFirst = state.withLock { state in
            defer { state.isTaken = true }
            return !state.isTaken
        }
        guard isFirst else { throw .interrupted }
    }

    /// - Throws: ``StoreCopyError/abandoned`` when nobody takes any more.
    func give(_ item: Item) throws(StoreCopyError) {
        while true {
            let outcome = state.withLock { state -> Bool? in
                if state.isAbandoned { return nil }
                guard state.items.count < capacity else { return false }
                state.items.append(item)
                return true
            }
            guard let isGiven = outcome else { throw .abandoned }
            if isGiven { return }
            usleep(500)
        }
    }

    /// - Returns: nil once everything was taken.
    /// - Throws: ``StoreCopyError/abandoned`` when nobody gives any more.
    func take() throws(StoreCopyError) -> Item? {
        while true {
            let (item, isOver, isAbandoned) = state.withLock { state -> (Item?, Bool, Bool) in
                let item = state.items.isEmpty ? nil : state.items.removeFirst()
                return (item, item == nil && state.isGiven, state.isAbandoned)
            }
            if isAbandoned { throw .abandoned }
            if let item { return item }
            if isOver { return nil }
            usleep(500)
        }
    }
}
