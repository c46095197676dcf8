import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import WebService

@Suite struct BodyBudgetTests {
    private static func request() -> (Request, RequestBody.Source) {
        let (body, source) = RequestBody.makeStream()
        let head = HTTPRequest(
            method: .post, scheme: "http", authority: "localhost", path: "/",
            headerFields: [.contentType: "application/json"])
        return (Request(head: head, body: body), source)
    }

    private static func bytes(_ count: Int) -> ByteBuffer { ByteBuffer(repeating: UInt8(ascii: " "), count: count) }

    /// Sends a whole body and gives what becomes of it.
    private static func send(_ count: Int, within budget: BodyBudget) async -> Result<Int, any Error> {
        let (request, source) = request()
        let sent = Task {
            await source.yield(bytes(count))
            source.finish()
        }
        let result: Result<Int, any Error>
        do {
            result = .success(try await JSONBody.collect(request, within: budget).readableBytes)
        } catch {
            result = .failure(error)
        }
        await sent.value
        return result
    }

    @Test func `bodies that arrive together are bounded, and what is over is told to come back`() async throws {
        let budget = BodyBudget(limit: 1000)
        let (request, source) = Self.request()
        let slow = Task { try await JSONBody.collect(request, within: budget).readableBytes }
        await source.yield(Self.bytes(300))
        await source.yield(Self.bytes(300))
        while budget.used < 600 { await Task.yield() }

        let refusal = await #expect(throws: Problem.self) { try await Self.send(401, within: budget).get() }
        #expect(refusal?.status == .serviceUnavailable)
        #expect(refusal?.retryAfter == 1)
        #expect(refusal?.closesConnection == true)
        #expect(try await Self.send(400, within: budget).get() == 400)
        #expect(budget.used == 600)

        source.finish()
        #expect(try await slow.value == 600)
        #expect(budget.used == 0)
        #expect(try await Self.send(1000, within: budget).get() == 1000)
    }

    @Test func `a body that breaks off or is too large gives its room back`() async throws {
        let budget = BodyBudget()
        let (request, source) = Self.request()
        let broken = Task { try await JSONBody.collect(request, within: budget).readableBytes }
        await source.yield(Self.bytes(300))
        while budget.used < 300 { await Task.yield() }
        source.finish(CancellationError())
        await #expect(throws: CancellationError.self) { try await broken.value }
        #expect(budget.used == 0)

        let refusal = await #expect(throws: Problem.self) {
            try await Self.send(JSONBody.limit + 1, within: budget).get()
        }
        #expect(refusal?.status == .contentTooLarge)
        #expect(budget.used == 0)
        #expect(try await Self.send(JSONBody.limit, within: budget).get() == JSONBody.limit)
    }
}
