import Foundation
import Glibc
import Synchronization

/// A process started by a test and ended by its id.
final class ChildProcess: Sendable {
    /// How a process ended.
    enum End: Hashable, Sendable {
        case exit(Int32)
        case signal(Int32)
    }

    let identifier: pid_t
    private let state = Mutex(State())

    private struct State {
        var end: End?
        var waiting: [CheckedContinuation<End, Never>] = []
    }

    /// Starts a program with its output and its errors in two files.
    init(_ program: String, _ arguments: [String], output: String, errors: String) throws {
        identifier = try Self.spawn(program, arguments, output: output, errors: errors)
        let thread = Thread { [self] in
            var status: Int32 = 0
            while unsafe waitpid(identifier, &status, 0) == -1 && errno == EINTR {}
            let end = status & 0x7F == 0 ? End.exit((status >> 8) & 0xFF) : End.signal(status & 0x7F)
            let waiting = state.withLock { state in
                state.end = end
                defer { state.waiting = [] }
                return state.waiting
            }
            for continuation in waiting { continuation.resume(returning: end) }
        }
        thread.stackSize = 256 * 1024
        thread.start()
    }

    /// Nil while it runs.
    var end: End? { state.withLock(\.end) }

    func send(_ signal: Int32) {
        // Once it was waited for, the number may belong to somebody else.
        state.withLock { if $0.end == nil { _ = kill(identifier, signal) } }
    }

    func waitUntilEnded() async -> End {
        await withCheckedContinuation { continuation in
            let end = state.withLock { state in
                if state.end == nil { state.waiting.append(continuation) }
                return state.end
            }
            if let end { continuation.resume(returning: end) }
        }
    }

    private static func spawn(
        _ program: String, _ arguments: [String], output: String, errors: String
    ) throws -> pid_t {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        let flags = O_WRONLY | O_CREAT | O_APPEND
        unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        unsafe posix_spawn_file_actions_addopen(&actions, 1, output, flags, 0o600)
        unsafe posix_spawn_file_actions_addopen(&actions, 2, errors, flags, 0o600)
        // Nothing of ours may be held open by the child, above all no socket.
        for name in try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd") {
            if let descriptor = Int32(name), descriptor > 2 {
                unsafe posix_spawn_file_actions_addclose(&actions, descriptor)
            }
        }
        var words: [UnsafeMutablePointer<CChar>?] = unsafe ([program] + arguments).map { unsafe strdup($0) } + [nil]
        defer { unsafe words.forEach { unsafe free($0) } }
        var identifier: pid_t = 0
        let code = unsafe posix_spawn(&identifier, program, &actions, nil, &words, environ)
        guard code == 0 else { throw CannotStart(program: program, code: code) }
        return identifier
    }

    struct CannotStart: Error {
        let program: String
        let code: Int32
    }
}
