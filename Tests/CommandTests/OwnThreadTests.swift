import Foundation
import Synchronization
import Testing

@testable import triage

@Suite struct OwnThreadTests {
    /// Each waits until all have begun: on shared threads, of which there is one for each processor, that never comes.
    @Test(.timeLimit(.minutes(1)))
    func `work that blocks takes no thread from anybody`() async throws {
        let count = ProcessInfo.processInfo.activeProcessorCount + 2
        let begun = Mutex(0)
        let gate = DispatchSemaphore(value: 0)
        let met = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<count {
                group.addTask {
                    try await OwnThread.run(named: "test") {
                        let isLast = begun.withLock { begun in
                            begun += 1
                            return begun == count
                        }
                        if isLast { for _ in 0..<count { gate.signal() } }
                        return gate.wait(timeout: .now() + 10) == .success
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(met == [Bool](repeating: true, count: count))
    }

    @Test func `what the work throws arrives`() async {
        await #expect(throws: CocoaError.self) {
            try await OwnThread.run(named: "test") { throw CocoaError(.fileNoSuchFile) }
        }
    }
}
