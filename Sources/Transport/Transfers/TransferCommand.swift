import CCurl
import Synchronization

/// One request on its way through the client.
struct Exchange: Sendable {
    let id: UInt64
    let request: OutboundRequest
    let url: OutboundURL
    let deadline: ContinuousClock.Instant
    let finish: @Sendable (Result<OutboundResponse, OutboundFailure>) -> Void
}

/// What other threads ask of the transfer thread.
enum TransferCommand: Sendable {
    case start(Exchange)
    case resolved(UInt64, ResolverPool.Answer)
    case cancel(UInt64)
    /// Take nothing new, end when nothing is left, then call back.
    case stop(cancelling: Bool, done: (@Sendable () -> Void)?)
}

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

/// libcurl's handle for many transfers at once.
///
/// Only `wake` may be called from another thread than the one that owns it.
@safe struct MultiHandle: @unchecked Sendable {
    let pointer: UnsafeMutableRawPointer

    /// Nil when there is no memory.
    init?() {
        guard let pointer = unsafe curl_multi_init() else { return nil }
        unsafe self.pointer = pointer
    }

    func wake() {
        _ = unsafe curl_multi_wakeup(pointer)
    }
}
