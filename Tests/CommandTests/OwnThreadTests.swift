import Foundation
import Synchronization
import Testing

@testable import triage

@Suite struct OwnThreadTests {
    /// Lets everybody through once all are there.
    private final class Barrier: Sendable {
        private let count: Int
        private let arrived = Mutex(0)
        private let gate = DispatchSemaphore(value: 0)

        init(count: Int) { self.count = count }

        /// Keeps the thread; false when the others did not come in time.
        func pass() -> Bool {
            let isLast = arrived.withLock { arrived in
                arrived += 1
                return arrived == count
            }
            if isLast { for _ in 0..<count { gate.signal() } }
            return gate.wait(timeout: .now() + 10) == .success
        }
    }

    /// On shared threads, of which there is one for each processor, they would never all be there.
    @Test(.timeLimit(.minutes(1)))
    func `work that blocks takes no thread from anybody`() async throws {
        let count = ProcessInfo.processInfo.activeProcessorCount + 2
        let barrier = Barrier(count: count)
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<count {
                group.addTask { try await OwnThread.run(named: "test") { barrier.pass() } }
            }
            for try await passed in group { #expect(passed) }
        }
    }

    @Test func `what the work throws arrives`() async {
        await #expect(throws: CocoaError.self) {
            try await OwnThread.run(named: "test") { throw CocoaError(.fileNoSuchFile) }
        }
    }
}
