import Conversations
import Foundation
import Testing

@Suite struct KillTests {
    private static let rounds =
        ProcessInfo.processInfo.environment["TRIAGE_KILL_ROUNDS"].flatMap { Int($0) }.map { max($0, 1) } ?? 20

    @Test(.timeLimit(.minutes(60)))
    func `a server killed at random moments loses nothing and does nothing twice`() async throws {
        await Turnstile.servers.enter()
        defer { Turnstile.servers.leave() }
        let line = try ServerLine(settings: Server.Settings())
        let receiver = try WebhookReceiver()
        // Now and then it stumbles, so that kills meet retries as well.
        receiver.answer { id, attempt in attempt == 0 && id.hasSuffix("5") ? 409 : 200 }
        let (writers, endpoint) = try await run(line, receiver)
        let facts = try await StoredFacts.read(line.folder)
        try Self.check(facts, against: writers.reduce(into: [:]) { $0.merge($1.acknowledged) { first, _ in first } })
        try Self.check(facts, against: receiver)
        #expect(endpoint.hasPrefix("whsec_"))
        #expect(receiver.arrivals.allSatisfy { $0.isSigned(with: endpoint) })
    }

    /// Kills server after server under load, then lets the last one finish and stop in good order.
    private func run(
        _ line: ServerLine, _ receiver: WebhookReceiver
    ) async throws -> (writers: [PersistentWriter], secret: String) {
        var server = try await line.start()
        let client = try await server.client()
        let made = try await client.post("/api/v1/webhook-endpoints", ["url": .string(receiver.url)])
        let secret = try #require(try made.json()["secret"]?.text)
        let writers = (0..<16).map { PersistentWriter($0, token: client.token ?? "", line: line) }
        try await withThrowingTaskGroup { group in
            for writer in writers { group.addTask { try await writer.run() } }
            for round in 0..<Self.rounds {
                try await line.crash(server, after: .milliseconds(Int.random(in: 20...350)))
                if round % 4 == 3 { try await line.crashStarting(after: .milliseconds(Int.random(in: 5...150))) }
                server = try await line.start()
            }
            for writer in writers { writer.stop() }
            try await group.waitForAll()
        }
        let last = HTTPClient(port: server.port, token: client.token)
        #expect(try await server.isDelivered(with: last, within: .seconds(120)))
        #expect(await server.stop() == .exit(0), "\(server.log)")
        return (writers, secret)
    }

    private static func check(_ facts: StoredFacts, against acknowledged: [String: String]) throws {
        let stored = Dictionary(facts.inbound.map { ($0.providerID, $0.id) }) { first, _ in first }
        #expect(acknowledged.count > rounds, "there was hardly any load")
        #expect(facts.inbound.count == stored.count, "a message is there twice")
        let lost = acknowledged.filter { stored[$0.key] != $0.value }
        #expect(lost.isEmpty, "acknowledged, and not stored")
        // Every message was sent until it was acknowledged.
        #expect(stored.keys.filter { acknowledged[$0] == nil } == [])
        #expect(facts.decisions == Int64(stored.count))
        #expect(facts.outbound <= facts.decisions)
        #expect(facts.customers <= 64)
        #expect(facts.conversations == facts.customers)
        for type in ["message.received", "decision.made"] {
            let subjects = facts.events.filter { $0.type == type }.compactMap(\.messageID)
            #expect(subjects.count == stored.count, "\(type)")
            #expect(Set(subjects) == Set(stored.values), "\(type)")
        }
        #expect(facts.events.count { $0.type == "ticket.created" } == Int(facts.conversations))
    }

    private static func check(_ facts: StoredFacts, against receiver: WebhookReceiver) throws {
        let bodies = Dictionary(facts.events.map { ($0.id, $0.body) }) { first, _ in first }
        #expect(bodies.count == facts.events.count)
        let (arrivals, taken) = (receiver.arrivals, receiver.taken)
        let unlike = arrivals.filter { bodies[$0.id] != $0.body }
        #expect(unlike.isEmpty, "an attempt had other bytes than the event, or no event was committed")
        let received = Set(taken.map(\.id))
        let states = Dictionary(grouping: facts.events) { $0.state ?? "owed to nobody" }.mapValues(\.count)
        #expect(Set(states.keys).isSubset(of: ["delivered", "dead"]), "\(states)")
        let neverReceived = facts.events.filter { $0.state == "delivered" && !received.contains($0.id) }
        #expect(neverReceived.isEmpty)
        try WebhookTests.expectInOrder(taken)
        let again = arrivals.count { (200...299).contains($0.status) } - taken.count
        // Each crash may take the news of what was under way with it, and nothing else is sent twice.
        #expect(again <= (rounds * 5 / 4 + 1) * 16, "\(again) were sent again")
    }
}
