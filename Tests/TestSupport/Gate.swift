import Glibc
import Synchronization

/// Holds up whoever waits until it is opened, once and for all: a thread in the middle of a transaction, or a task.
package final class Gate: Sendable {
    private struct State {
        var isOpen = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    /// Makes a closed one.
    package init() {}

    /// Lets everybody through.
    package func open() {
        let waiting = state.withLock { state in
            state.isOpen = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    /// Blocks the thread until the gate is open, a minute at most.
    package func wait() {
        for _ in 0..<60_000 {
            if state.withLock(\.isOpen) { return }
            usleep(1000)
        }
    }

    /// Suspends the task until the gate is open.
    package func opened() async {
        await withCheckedContinuation { continuation in
            let isOpen = state.withLock { state in
                if !state.isOpen { state.waiting.append(continuation) }
                return state.isOpen
            }
            if isOpen { continuation.resume() }
        }
    }
}
