import Conversations
import Synchronization

/// Counters and latencies of the service itself, kept lock-free or under one short lock.
package final class ServiceMetrics: Sendable {
    /// Upper bounds of the latency histogram, in seconds.
    static let bounds: [Double] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

    struct Snapshot {
        var requests: [Int: Int64] = [:]
        /// How many requests took at most each bound; the last bucket is everything slower.
        var buckets = [Int64](repeating: 0, count: ServiceMetrics.bounds.count + 1)
        var seconds = 0.0
        var decisions: [DecisionKind: Int64] = [:]
        var duplicates: Int64 = 0
        var rewrittenBatches: Int64 = 0
        /// Ids of rows that could not be read, by table.
        var unreadable: [ListedTable: Set<String>] = [:]
        var unsweptConversations = 0
    }

    /// What became of a message, and which rule said so.
    struct DecisionKind: Hashable {
        let resolution: Decision.Resolution
        let reason: DecisionReason
    }

    private let state = Mutex(Snapshot())

    package init() {}

    func countRequest(status: Int, duration: Duration) {
        let seconds = duration / .seconds(1)
        state.withLock { state in
            state.requests[status, default: 0] += 1
            state.buckets[Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count] += 1
            state.seconds += seconds
        }
    }

    func countMessage(_ receipt: DecisionReceipt, duplicate: Bool) {
        state.withLock { state in
            if duplicate {
                state.duplicates += 1
            } else {
                state.decisions[DecisionKind(resolution: receipt.resolution, reason: receipt.reason), default: 0] += 1
            }
        }
    }

    /// How many unreadable rows of one table are told apart.
    private static let unreadableLimit = 10_000

    /// Counts a row that could not be read.
    ///
    /// - Returns: whether it was met for the first time.
    func countUnreadable(_ id: String, in table: ListedTable) -> Bool {
        state.withLock { state in
            guard state.unreadable[table, default: []].count < Self.unreadableLimit else { return false }
            return state.unreadable[table, default: []].insert(id).inserted
        }
    }

    /// How many conversations the last sweep could not end the claim or the snooze of.
    package func setUnsweptConversations(_ count: Int) { state.withLock { $0.unsweptConversations = count } }

    /// A batch of messages had to be written again because one of them failed.
    package func countRewrittenBatch() { state.withLock { $0.rewrittenBatches += 1 } }

    var snapshot: Snapshot { state.withLock { $0 } }
}
