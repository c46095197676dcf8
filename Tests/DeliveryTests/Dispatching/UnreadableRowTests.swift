import Conversations
import Delivery
import Logging
import Storage
import TestSupport
import Testing

@Suite struct `Rows that cannot be read` {
    private func damage(_ outbox: Outbox, _ statement: String) async throws {
        _ = try await outbox.database.write { try $0.execute(statement) }
    }

    @Test(arguments: [
        "UPDATE events SET type = 'of.another.age' WHERE sequence = 2",
        "UPDATE events SET body = NULL WHERE sequence = 2",
        "DELETE FROM events WHERE sequence = 2",
    ])
    func `become dead letters, and what stands behind them goes on`(statement: String) async throws {
        let outbox = try await Outbox()
        let server = try LoopbackServer.answering { _ in LoopbackAnswer(200) }
        defer { server.stop() }
        let endpoint = try await outbox.endpoint(server.url())
        try await outbox.append(4)
        let bad = try #require(try await outbox.deliveries().dropFirst().first)
        try await damage(outbox, statement)
        let log = LogRecorder()
        try await outbox.dispatching(logger: log.logger) { _ in
            try await waitUntil { server.requests.count == 3 }
            try await waitUntil { try await outbox.database.read { try DeliveryStore($0).backlog()[.waiting] == 0 } }
        }
        #expect(server.arrivals() == ["cnv_0": [1, 3, 4]])
        let backlog = try await outbox.database.read { try DeliveryStore($0).backlog() }
        #expect(backlog == [.waiting: 0, .leased: 0, .dead: 1])
        let lines = log.lines.filter { $0.level >= .warning }
        #expect(lines.map(\.message) == ["a webhook became a dead letter"])
        #expect(lines.first?.metadata["endpoint"] == endpoint.id.rawValue)
        #expect(lines.first?.metadata["event"] == bad.eventID.rawValue)
    }

    @Test func `do not stop other endpoints, and are told once`() async throws {
        let outbox = try await Outbox()
        let server = try LoopbackServer.answering { _ in LoopbackAnswer(200) }
        defer { server.stop() }
        let bad = try await outbox.endpoint(server.url("/bad"))
        let good = try await outbox.endpoint(server.url("/good"))
        try await outbox.append(1)
        try await damage(outbox, "UPDATE webhook_endpoints SET event_types = '{' WHERE id = '\(bad.id.rawValue)'")
        let log = LogRecorder()
        try await outbox.dispatching(logger: log.logger) { dispatcher in
            for count in 1...5 {
                try await waitUntil { dispatcher.statistics.endpoints[good.id]?.delivered == Int64(count) }
                try await outbox.append(1)
                dispatcher.wake()
            }
        }
        let lines = log.lines.filter { $0.level >= .warning }
        #expect(lines.map(\.message) == ["a webhook endpoint cannot be read"])
        #expect(lines.first?.metadata["endpoint"] == bad.id.rawValue)
        #expect(!log.lines.contains { "\($0)".contains(bad.secret) })
    }

    @Test(arguments: ["secret = 'no base64'", "previous_secret = '?', previous_secret_until = 32472144000000"])
    func `are endpoints too whose secret nobody can sign with: what they are owed waits`(damaged: String) async throws {
        let outbox = try await Outbox()
        let server = try LoopbackServer.answering { _ in LoopbackAnswer(200) }
        defer { server.stop() }
        let bad = try await outbox.endpoint(server.url("/bad"))
        let good = try await outbox.endpoint(server.url("/good"))
        try await outbox.append(1)
        try await damage(outbox, "UPDATE webhook_endpoints SET \(damaged) WHERE id = '\(bad.id.rawValue)'")
        let log = LogRecorder()
        try await outbox.dispatching(logger: log.logger) { dispatcher in
            for count in 1...5 {
                try await waitUntil { dispatcher.statistics.endpoints[good.id]?.delivered == Int64(count) }
                try await outbox.append(1)
                dispatcher.wake()
            }
        }
        let lines = log.lines.filter { $0.level >= .warning }
        #expect(lines.map(\.message) == ["a webhook endpoint cannot be read"])
        #expect(lines.first?.metadata["endpoint"] == bad.id.rawValue)
        #expect(lines.first?.metadata["error"]?.contains("the secret is not whsec_ and base64") == true)
        let owed = try await outbox.deliveries(.waiting).filter { $0.endpointID == bad.id }
        #expect(owed.count == 6 && owed.allSatisfy { $0.attempts == 0 })

        // A new secret mends it; the unreadable one is not kept beside it.
        _ = try await outbox.endpoints.rotateSecret(of: bad.id, at: Outbox.now)
        if damaged.hasPrefix("secret") { #expect(try await outbox.find(bad)?.previousSecret == nil) }
        try await outbox.dispatching { _ in try await outbox.all(.delivered) }
    }

    @Test func `count among the endpoints that there may be`() async throws {
        let outbox = try await Outbox()
        for number in 0..<100 { try await outbox.endpoint("https://crm.example/\(number)") }
        try await damage(outbox, "UPDATE webhook_endpoints SET event_types = '{' WHERE url LIKE '%/7'")
        await #expect(throws: WebhookEndpointError.tooMany(limit: 100)) {
            try await outbox.endpoints.create(url: "https://crm.example/more", eventTypes: ["*"], at: Outbox.now)
        }
    }

    @Test func `are shown as such in lists`() async throws {
        let outbox = try await Outbox()
        try await outbox.endpoint("https://crm.example/")
        try await outbox.append(7)
        try await damage(outbox, "UPDATE events SET type = 'of.another.age' WHERE sequence IN (2, 5, 6)")
        for (before, expected) in [(nil, [7, nil]), (6, [nil, 4]), (2, [1])] as [(Int64?, [Int64?])] {
            let page = try await outbox.database.read {
                try DeliveryStore($0).list(endpoint: nil, state: nil, before: before, limit: 2)
            }
            #expect(page.map { $0.value?.id } == expected)
        }
    }
}
