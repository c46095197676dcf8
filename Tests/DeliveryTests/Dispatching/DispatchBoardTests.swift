import Conversations
import Storage
import TestSupport
import Testing

@testable import Delivery

@Suite struct `Dispatch board` {
    static let now = Instant(millisecondsSinceEpoch: 1_800_000_000_000)

    private func endpoint(_ number: Int, url: String = "https://crm.example/") -> WebhookEndpoint {
        WebhookEndpoint(
            id: Identifier(stored: "whk_\(number)"), url: url, eventTypes: ["*"], secret: "whsec_YWJj",
            createdAt: Self.now, updatedAt: Self.now)
    }

    private func finished(
        _ endpoint: WebhookEndpoint, _ permit: CircuitBreaker.Permit, _ result: AttemptResult
    ) -> FinishedAttempt {
        let delivery = WebhookDelivery(
            id: 1, endpointID: endpoint.id, eventID: Identifier(stored: "evt_1"), eventType: .test, eventSequence: 1,
            conversationID: nil, state: .leased, attempts: 0, forgiven: 0, dueAt: Self.now, lastStatus: nil,
            lastError: nil, createdAt: Self.now, completedAt: nil)
        return FinishedAttempt(
            endpoint: endpoint, leased: LeasedDelivery(delivery: delivery, lease: "l", body: []), permit: permit,
            result: result,
            record: DeliveryAttempt(
                attempt: 1, startedAt: Self.now, durationMilliseconds: 1, status: nil, error: nil, response: nil),
            outcome: nil)
    }

    @Test func `widens what works and narrows what fails`() throws {
        var generator = SeededGenerator(seed: 1)
        let one = endpoint(1)
        var board = DispatchBoard(WebhookDispatcherConfiguration(maximumInFlightPerEndpoint: 8))
        board.update([one])
        func limit() -> Int { board.orders([one.id], at: Self.now).first?.limit ?? 0 }
        #expect(limit() == 4)
        for _ in 1...10 {
            let permit = board.start(one.id, at: Self.now)
            board.finish(finished(one, try #require(permit), .delivered), at: Self.now, using: &generator)
        }
        #expect(limit() == 8)
        for expected in [4, 2] {
            let permit = board.start(one.id, at: Self.now)
            board.finish(
                finished(one, try #require(permit), .failed), at: Self.now, using: &generator)
            #expect(limit() == expected)
        }
        let permit = board.start(one.id, at: Self.now)
        board.finish(finished(one, try #require(permit), .failed), at: Self.now, using: &generator)
        #expect(limit() == 0)
        #expect(board.nextProbe(after: Self.now) != nil)
        // Another address is another endpoint.
        board.update([endpoint(1, url: "https://elsewhere.example/")])
        #expect(limit() == 4)
    }

    @Test func `shares short room in turn`() {
        let endpoints = (0..<10).map { endpoint($0) }
        var board = DispatchBoard(WebhookDispatcherConfiguration(maximumInFlight: 8))
        board.update(endpoints)
        var served: [Identifier<WebhookEndpoint>: Int] = [:]
        for _ in 0..<10 {
            let orders = board.orders(endpoints.map(\.id), at: Self.now)
            #expect(orders.map(\.limit) == [4, 4])
            for order in orders { served[order.endpoint, default: 0] += order.limit }
        }
        #expect(served.count == 10)
        #expect(Set(served.values) == [8])
    }

    @Test func `forgets deleted endpoints but not what is still under way`() throws {
        var generator = SeededGenerator(seed: 1)
        let one = endpoint(1)
        var board = DispatchBoard(WebhookDispatcherConfiguration())
        board.update([one])
        let permit = board.start(one.id, at: Self.now)
        board.update([])
        #expect(board.inFlight == 1)
        #expect(board.orders([one.id], at: Self.now).isEmpty)
        let late = board.start(one.id, at: Self.now)
        #expect(late == nil)
        board.finish(finished(one, try #require(permit), .delivered), at: Self.now, using: &generator)
        #expect(board.inFlight == 0)
        #expect(board.statistics.delivered == 1)
        #expect(board.statistics.endpoints.isEmpty)
    }
}
