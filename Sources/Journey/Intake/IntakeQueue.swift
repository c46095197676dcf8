import DequeModule
import Synchronization

/// The bounded line of messages that wait for the writer.
///
/// Requests suspend here until the batch with their message is committed; a caller that hangs up takes nothing back.
package final class IntakeQueue: Sendable {
    struct Entry: Sendable {
        let request: IntakeRequest
        let weight: Int
        let continuation: CheckedContinuation<IntakeAnswer, any Error>
    }

    private struct State {
        var waiting = Deque<Entry>()
        /// What the messages that wait take up together.
        var weight = 0
        var isClosed = false
        /// The writer, when it has nothing to do.
        var writer: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())
    private let capacity: Int
    private let byteCapacity: Int

    /// - Parameters:
    ///   - capacity: how many may wait; more are refused as busy.
    ///   - byteCapacity: how many bytes those who wait may have together, which is what their memory depends on.
    package init(capacity: Int = 4096, byteCapacity: Int = 64 << 20) {
        self.capacity = capacity
        self.byteCapacity = byteCapacity
    }

    /// Queues a message and waits until it is committed, or refused.
    package func submit(_ request: IntakeRequest) async throws -> IntakeAnswer {
        let weight = request.message.weight
        return try await withCheckedThrowingContinuation { continuation in
            let (refusal, writer) = state.withLock { state -> (IntakeError?, CheckedContinuation<Void, Never>?) in
                if state.isClosed { return (.draining, nil) }
                guard state.waiting.count < capacity, weight <= byteCapacity - state.weight else {
                    return (.busy(retryAfter: 1), nil)
                }
                state.waiting.append(Entry(request: request, weight: weight, continuation: continuation))
                state.weight += weight
                defer { state.writer = nil }
                return (nil, state.writer)
            }
            if let refusal { continuation.resume(throwing: refusal) }
            writer?.resume()
        }
    }

    /// How many of those who wait make one batch.
    ///
    /// Half of them, when they are many: callers who wait for one another's commit all come back at once, and the writer
    /// stands still while their answers go out and their next messages come in. Two batches under way keep both busy.
    package static func share(of waiting: Int, limit: Int) -> Int {
        min(waiting, limit, max(commitWorth, waiting / 2))
    }

    /// A batch of so many pays for its commit.
    private static let commitWorth = 16

    /// The next messages, oldest first; waits for one, and is nil once the queue is closed and empty.
    func nextBatch(limit: Int) async -> [Entry]? {
        while true {
            let (batch, isOver) = state.withLock { state -> ([Entry], Bool) in
                let batch = Array(state.waiting.prefix(Self.share(of: state.waiting.count, limit: limit)))
                state.waiting.removeFirst(batch.count)
                for entry in batch { state.weight -= entry.weight }
                return (batch, state.isClosed && batch.isEmpty)
            }
            if isOver { return nil }
            if !batch.isEmpty { return batch }
            await withCheckedContinuation { continuation in
                let mustNotSleep = state.withLock { state in
                    if state.isClosed || !state.waiting.isEmpty { return true }
                    state.writer = continuation
                    return false
                }
                if mustNotSleep { continuation.resume() }
            }
        }
    }

    /// Refuses new messages; what waits is still worked off.
    package func close() {
        let writer = state.withLock { state in
            state.isClosed = true
            defer { state.writer = nil }
            return state.writer
        }
        writer?.resume()
    }

    /// Refuses new messages, and those that wait as well.
    func refuseAll(because error: any Error) {
        close()
        let waiting = state.withLock { state in
            defer { (state.waiting, state.weight) = ([], 0) }
            return state.waiting
        }
        for entry in waiting { entry.continuation.resume(throwing: error) }
    }

    /// How many wait.
    package var depth: Int { state.withLock { $0.waiting.count } }
}
