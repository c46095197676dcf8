import Conversations
import Foundation
import Logging
import Storage
import TestSupport
import Testing

@testable import Journey

@Suite struct IntakeQueueTests {
    private static func request(bytes: Int, metadata: JSONValue = .object([:])) throws -> IntakeRequest {
        let request = try JourneyFixture.request(String(repeating: "a", count: bytes), from: "+5511999990000")
        var message = request.message
        message.metadata = metadata
        return IntakeRequest(message: message, from: request.identity)
    }

    /// Submits without waiting for the answer, and returns once the message waits.
    private func submit(_ request: IntakeRequest, to queue: IntakeQueue) async -> Task<IntakeAnswer, any Error> {
        let depth = queue.depth
        let task = Task { try await queue.submit(request) }
        while queue.depth == depth { await Task.yield() }
        return task
    }

    @Test func `who waits for a writer that cannot start is told so`() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("triage-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let queue = IntakeQueue()
        let writer = IntakeWriter(
            queue: queue, database: LostDatabase(), inboxes: Inboxes([:]),
            journal: try CrashJournal(path: folder.appendingPathComponent("journal").path),
            clock: { JourneyFixture.now }, afterCommit: {},
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let waiting = [
            await submit(try Self.request(bytes: 1), to: queue), await submit(try Self.request(bytes: 1), to: queue),
        ]

        await #expect(throws: LostDatabase.error) { try await writer.run() }
        for task in waiting {
            await #expect(throws: LostDatabase.error) { try await task.value }
        }
        #expect(queue.depth == 0)
        await #expect(throws: IntakeError.draining) { try await queue.submit(try Self.request(bytes: 1)) }
    }

    @Test func `the bytes of those who wait are bounded, too`() async throws {
        let queue = IntakeQueue(byteCapacity: 10_000)
        let first = await submit(try Self.request(bytes: 6_000), to: queue)
        await #expect(throws: IntakeError.busy(retryAfter: 1)) {
            try await queue.submit(try Self.request(bytes: 6_000))
        }
        await #expect(throws: IntakeError.busy(retryAfter: 1)) {
            let bulk = JSONValue.object(["a": .array([.string(String(repeating: "b", count: 6_000)), .null])])
            _ = try await queue.submit(try Self.request(bytes: 10, metadata: bulk))
        }
        let small = await submit(try Self.request(bytes: 100), to: queue)

        // What the writer took makes room.
        let batch = try #require(await queue.nextBatch(limit: 64))
        #expect(batch.count == 2)
        let second = await submit(try Self.request(bytes: 6_000), to: queue)
        for entry in batch { entry.continuation.resume(throwing: StorageError.unavailable("lost")) }
        queue.refuseAll(because: StorageError.unavailable("lost"))
        for task in [first, small, second] {
            await #expect(throws: StorageError.unavailable("lost")) { try await task.value }
        }
    }

    @Test func `a message weighs what its texts weigh, and something by itself`() throws {
        let empty = try Self.request(bytes: 0).message.weight
        #expect(empty > 0)
        #expect(try Self.request(bytes: 1000).message.weight == empty + 1000)
        var message = try Self.request(bytes: 0).message
        message.profile.name = String(repeating: "n", count: 500)
        #expect(message.weight == empty + 500)
        message.profile.attributes = ["key": .string("value")]
        #expect(message.weight >= empty + 508)
    }
}
