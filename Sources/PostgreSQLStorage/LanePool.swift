import DequeModule
import Storage
import Synchronization

/// A bounded number of lanes; jobs beyond it wait in line.
final class LanePool: Sendable {
    typealias Job = @Sendable (Lane) -> Void

    private struct State {
        var idle: [Lane] = []
        var open = 0
        var waiting = Deque<Job>()
        var isClosed = false
    }

    private let state = Mutex(State())
    private let size: Int
    private let connector: Connector

    init(_ connector: Connector, size: Int) {
        self.connector = connector
        self.size = max(size, 1)
    }

    /// Runs a job on a lane, as soon as there is one.
    ///
    /// - Returns: false when the pool is closed; then the job is never run.
    func run(_ job: @escaping Job) -> Bool {
        let (isTaken, lane) = state.withLock { state -> (Bool, Lane?) in
            if state.isClosed { return (false, nil) }
            if let lane = state.idle.popLast() { return (true, lane) }
            if state.open < size {
                state.open += 1
                return (true, Lane(connector))
            }
            state.waiting.append(job)
            return (true, nil)
        }
        lane?.run { self.work(on: $0, beginningWith: job) }
        return isTaken
    }

    /// One job after the other, until none waits.
    private func work(on lane: Lane, beginningWith first: @escaping Job) {
        first(lane)
        let next = state.withLock { state -> Job? in
            if let job = state.waiting.popFirst() { return job }
            if state.isClosed {
                lane.disconnect()
            } else {
                state.idle.append(lane)
            }
            return nil
        }
        // A new turn on the queue, so that a long line does not grow the stack.
        if let next { lane.run { self.work(on: $0, beginningWith: next) } }
    }

    /// Takes no more jobs; those that wait are still run.
    func close() {
        let idle = state.withLock { state -> [Lane] in
            state.isClosed = true
            defer { state.idle = [] }
            return state.idle
        }
        for lane in idle { lane.disconnect() }
    }
}
