import Synchronization

/// Commands on their way to the transfer thread, which each of them wakes.
final class TransferMailbox: Sendable {
    private struct State {
        var commands: [TransferCommand] = []
        var handle: MultiHandle?
    }

    private let state: Mutex<State>

    init(_ handle: MultiHandle) {
        state = Mutex(State(handle: handle))
    }

    /// - Returns: false when the thread has ended and nobody will read the command.
    func post(_ command: TransferCommand) -> Bool {
        state.withLock { state in
            guard let handle = state.handle else { return false }
            state.commands.append(command)
            // Under the lock, so that the handle cannot be closed meanwhile.
            handle.wake()
            return true
        }
    }

    func take() -> [TransferCommand] {
        state.withLock { state in
            defer { state.commands = [] }
            return state.commands
        }
    }

    /// Refuses further commands.
    ///
    /// - Returns: those that came too late.
    func close() -> [TransferCommand] {
        state.withLock { state in
            state.handle = nil
            defer { state.commands = [] }
            return state.commands
        }
    }
}
