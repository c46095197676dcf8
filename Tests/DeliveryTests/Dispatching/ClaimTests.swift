import Conversations
import Delivery
import Storage
import TestSupport
import Testing

@Suite struct `Claiming` {
    private func claim(_ outbox: Outbox, _ endpoint: WebhookEndpoint, limit: Int = 10) async throws -> [LeasedDelivery]
    {
        let lease = "\(UInt64.random(in: .min ... .max))"
        return try await outbox.database.write {
            try DeliveryStore($0).claim(
                endpoint: endpoint.id, lease: lease, until: Outbox.now.adding(seconds: 30), at: Outbox.now, limit: limit
            ).leased
        }
    }

    private func complete(_ outbox: Outbox, _ leased: LeasedDelivery, _ outcome: DeliveryOutcome) async throws {
        let attempt = DeliveryAttempt(
            attempt: leased.delivery.attempts + 1, startedAt: Outbox.now, durationMilliseconds: 1, status: 200,
            error: nil, response: nil)
        let isWritten = try await outbox.database.write {
            try DeliveryStore($0).complete(leased, attempt: attempt, outcome: outcome, at: Outbox.now)
        }
        #expect(isWritten)
    }

    /// Three thousand events of one conversation stand before another's, far more than one look takes in.
    @Test func `sees past any number of events that wait behind others`() async throws {
        let outbox = try await Outbox()
        let endpoint = try await outbox.endpoint("https://crm.example/")
        try await outbox.append(3000)
        try await outbox.append(2, conversations: 2)
        let first = try await claim(outbox, endpoint)
        #expect(first.map(\.delivery.id) == [1, 3002])
        #expect(try await claim(outbox, endpoint).isEmpty)
        // One after the other, each as soon as the one before is finished, however that ended.
        var head = try #require(first.first)
        for next in Int64(2)...20 {
            try await complete(outbox, head, next % 2 == 0 ? .delivered : .dead)
            let claimed = try await claim(outbox, endpoint)
            #expect(claimed.map(\.delivery.id) == [next])
            head = try #require(claimed.first)
        }
        try await complete(outbox, head, .retry(at: Outbox.now.adding(seconds: 60)))
        #expect(try await claim(outbox, endpoint).isEmpty)
    }

    /// The second conversation's event is the 513th, and comes into view only once the first event has been leased.
    @Test func `does not put off the first event of a conversation that only just came into view`() async throws {
        let outbox = try await Outbox()
        let endpoint = try await outbox.endpoint("https://crm.example/")
        try await outbox.append(511)
        try await outbox.append(2, conversations: 2)
        #expect(try await claim(outbox, endpoint).map(\.delivery.id) == [1, 513])
    }

    @Test func `lets a replayed event go first and leaves the next one its time`() async throws {
        let outbox = try await Outbox()
        let endpoint = try await outbox.endpoint("https://crm.example/")
        try await outbox.append(3)
        try await complete(outbox, try #require(try await claim(outbox, endpoint).first), .dead)
        let later = Outbox.now.adding(seconds: 3600)
        try await complete(outbox, try #require(try await claim(outbox, endpoint).first), .retry(at: later))
        #expect(try await outbox.endpoints.replay(endpoint.id, delivery: 1, at: Outbox.now))
        let claimed = try await claim(outbox, endpoint)
        #expect(claimed.map(\.delivery.id) == [1])
        try await complete(outbox, try #require(claimed.first), .delivered)
        #expect(try await claim(outbox, endpoint).isEmpty)
        #expect(try await outbox.deliveries(.waiting).first?.dueAt == later)
    }

    @Test func `gives events outside of conversations all at once`() async throws {
        let outbox = try await Outbox()
        let endpoint = try await outbox.endpoint("https://crm.example/")
        try await outbox.database.write { connection in
            let log = try EventLog(connection)
            for _ in 1...30 { try log.append([EventDraft(.test, conversation: nil, customer: nil)], at: Outbox.now) }
        }
        #expect(try await claim(outbox, endpoint, limit: 25).count == 25)
        #expect(try await claim(outbox, endpoint, limit: 25).count == 5)
    }
}
