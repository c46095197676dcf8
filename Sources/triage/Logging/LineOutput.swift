import Dispatch
import Foundation
import Synchronization

/// Lines to a standard stream whose reader may be slow, stuck or gone.
///
/// Whoever writes never waits: lines go into a bounded backlog, which a thread of its own empties. The stream is not made
/// non-blocking, because that would change it for every process that shares it.
final class LineOutput: Sendable {
    private struct State {
        var backlog = LineBacklog()
        var isEnding = false
    }

    private let descriptor: Int32
    private let notice: @Sendable (Int) -> [UInt8]
    private let state = Mutex(State())
    /// Raised when a line comes into an empty backlog, and for the end.
    private let work = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)

    /// - Parameters:
    ///   - descriptor: an open file, pipe or terminal.
    ///   - notice: the line that tells how many were dropped, written once there is room again.
    init(descriptor: Int32, notice: @escaping @Sendable (Int) -> [UInt8] = { _ in [] }) {
        self.descriptor = descriptor
        self.notice = notice
        let thread = Thread { [self] in drain() }
        thread.name = "lines"
        thread.stackSize = 512 << 10
        thread.start()
    }

    /// How many lines were lost: there was no room for them, or the stream could not be written to.
    var dropped: Int { state.withLock(\.backlog.dropped) }

    /// Adds a line with its end; it is written soon.
    func write(_ line: [UInt8]) {
        let wasEmpty = state.withLock { state in
            defer { state.backlog.add(line) }
            return state.backlog.isEmpty
        }
        if wasEmpty { work.signal() }
    }

    /// Waits until everything is written, but no longer than `limit`; nothing is written afterwards.
    func finish(within limit: DispatchTimeInterval) {
        state.withLock { $0.isEnding = true }
        work.signal()
        _ = ended.wait(timeout: .now() + limit)
    }

    private func drain() {
        var isOver = false
        while !isOver {
            work.wait()
            let batch = state.withLock { $0.backlog.take() }
            write(batch)
            isOver = state.withLock { $0.isEnding && $0.backlog.isEmpty }
        }
        ended.signal()
    }

    private func write(_ batch: LineBacklog.Batch) {
        guard !batch.lines.isEmpty else { return }
        if let rest = unwritten(batch.lines) {
            let lost = rest.count { $0 == UInt8(ascii: "\n") }
            state.withLock { $0.backlog.lose(lost, untold: batch.dropped) }
        } else if batch.dropped > 0, unwritten(notice(batch.dropped)) != nil {
            state.withLock { $0.backlog.lose(0, untold: batch.dropped) }
        }
    }

    /// Writes all of it, however long that takes.
    ///
    /// - Returns: what the stream refused; nil when it took everything.
    private func unwritten(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { unsafe Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                // Somebody who shares the stream has made it non-blocking.
                var wanted = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                _ = unsafe poll(&wanted, 1, -1)
            } else if errno != EINTR {
                return rest
            }
        }
        return nil
    }
}
