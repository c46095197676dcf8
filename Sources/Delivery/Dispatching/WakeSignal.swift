import Synchronization

/// A flag that one task waits for and anybody raises; raising it often is as good as once.
final class WakeSignal: Sendable {
    private struct State {
        var isRaised = false
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    func raise() {
        let waiter = state.withLock { state in
            state.isRaised = true
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume()
    }

    /// Returns when the flag is raised, the time is over or the task is cancelled, and lowers the flag.
    func wait(milliseconds: Int64) async {
        await withTaskGroup { group in
            group.addTask {
                do {
                    try await Task.sleep(for: .milliseconds(milliseconds))
                    self.raise()
                } catch {
                    // Cancelled because somebody else raised the flag.
                }
            }
            await withTaskCancellationHandler {
                await wait()
            } onCancel: {
                raise()
            }
            group.cancelAll()
        }
        state.withLock { $0.isRaised = false }
    }

    private func wait() async {
        await withCheckedContinuation { continuation in
            let isRaised = state.withLock { state in
                if !state.isRaised { state.waiter = continuation }
                return state.isRaised
            }
            if isRaised { continuation.resume() }
        }
    }
}
