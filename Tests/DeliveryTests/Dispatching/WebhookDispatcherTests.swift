import Conversations
import Delivery
import Foundation
import Storage
import Synchronization
import TestSupport
import Testing
import Transport

@Suite struct `Webhook dispatcher` {
    @Test func `brings every event, signed, in order within each conversation`() async throws {
        let outbox = try await Outbox()
        let server = try LoopbackServer.answering { _ in LoopbackAnswer(200) }
        defer { server.stop() }
        let secret = WebhookSecret.generate()
        let endpoint = try await outbox.endpoint(server.url("/crm"), secret: secret)
        try await outbox.append(100, conversations: 7)
        try await outbox.dispatching { dispatcher in
            try await outbox.append(50, conversations: 7)
            dispatcher.wake()
            try await outbox.all(.delivered)
            try await waitUntil { dispatcher.statistics.delivered == 150 && dispatcher.statistics.inFlight == 0 }
            let statistics = try #require(dispatcher.statistics.endpoints[endpoint.id])
            #expect(statistics.delivered == 150)
            #expect(statistics.breaker == .closed)
        }
        let arrivals = server.arrivals()
        #expect(arrivals.count == 7)
        #expect(arrivals.values.map(\.count).reduce(0, +) == 150)
        for numbers in arrivals.values { #expect(numbers == numbers.sorted()) }
        for request in server.requests {
            #expect(request.line == "POST /crm HTTP/1.1")
            let id = try #require(request.header("webhook-id"))
            try WebhookVerification.verify(
                secrets: [secret], id: id, timestamp: request.header("webhook-timestamp") ?? "",
                signature: request.header("webhook-signature") ?? "", body: request.body, at: Outbox.now)
            #expect(
                WebhookVerification.verifyPlain(
                    secret: secret.text, signature: request.header("x-webhook-signature") ?? "", body: request.body))
            #expect(try JSONDecoder().decode(ReceivedEvent.self, from: Data(request.body)).id == id)
        }
    }

    @Test func `sends the same bytes under the same id at every attempt`() async throws {
        let outbox = try await Outbox()
        let seen = Mutex<[String: Int]>([:])
        let server = try LoopbackServer.answering { request in
            let count = seen.withLock { seen in
                seen[request.header("webhook-id") ?? "", default: 0] += 1
                return seen[request.header("webhook-id") ?? ""] ?? 0
            }
            return count < 3 ? LoopbackAnswer(500, body: "no\u{0}t yet") : LoopbackAnswer(200)
        }
        defer { server.stop() }
        try await outbox.endpoint(server.url())
        try await outbox.append(6, conversations: 2)
        try await outbox.dispatching(.impatient(failuresInARow: 100)) { _ in try await outbox.all(.delivered) }
        #expect(server.requests.count == 18)
        for attempts in Dictionary(grouping: server.requests, by: { $0.header("webhook-id") }).values {
            #expect(attempts.count == 3)
            #expect(Set(attempts.map(\.body)).count == 1)
        }
        // A retry never lets a later event of the conversation pass.
        for numbers in server.arrivals().values { #expect(numbers == numbers.sorted()) }
        let first = try #require(try await outbox.deliveries().first)
        let history = try await outbox.attempts(of: first)
        #expect(history.map(\.attempt) == [1, 2, 3])
        #expect(history.map(\.status) == [500, 500, 200])
        #expect(history.first?.error == "status 500")
        #expect(history.first?.response == "no\u{FFFD}t yet")
    }

    @Test func `loses nothing while the receiver is down`() async throws {
        let outbox = try await Outbox()
        let down = try LoopbackServer { _ in }
        down.stop()
        try await outbox.endpoint(down.url())
        try await outbox.append(60, conversations: 6)
        try await outbox.dispatching(.impatient(base: 5)) { dispatcher in
            // Far more failures than one delivery has attempts.
            try await waitUntil { dispatcher.statistics.failed >= 25 }
            #expect(try await outbox.deliveries(.dead).isEmpty)
            let up = try LoopbackServer.answering(port: down.port) { _ in LoopbackAnswer(200) }
            defer { up.stop() }
            try await outbox.all(.delivered)
            let arrivals = up.arrivals()
            #expect(arrivals.values.map(\.count).reduce(0, +) == 60)
            for numbers in arrivals.values { #expect(numbers == numbers.sorted()) }
        }
        let all = try await outbox.deliveries()
        #expect(all.allSatisfy { $0.attempts - $0.forgiven <= 5 })
        #expect(all.contains { $0.forgiven > 0 })
    }

    @Test func `lets a delivery die after five attempts and keeps the history over a replay`() async throws {
        let outbox = try await Outbox()
        let isWell = Atomic<Bool>(false)
        let server = try LoopbackServer.answering { _ in LoopbackAnswer(isWell.load(ordering: .relaxed) ? 200 : 500) }
        defer { server.stop() }
        let endpoint = try await outbox.endpoint(server.url())
        try await outbox.append(2)
        try await outbox.dispatching { dispatcher in
            try await outbox.all(.dead)
            let dead = try await outbox.deliveries()
            #expect(dead.map(\.attempts) == [5, 5])
            #expect(dead.map(\.lastStatus) == [500, 500])
            #expect(dispatcher.statistics.dead == 2)
            isWell.store(true, ordering: .relaxed)
            #expect(try await outbox.endpoints.replayAll(endpoint.id, at: Outbox.now) == 2)
            dispatcher.wake()
            try await outbox.all(.delivered)
        }
        let first = try #require(try await outbox.deliveries().first)
        #expect(first.attempts == 6)
        #expect(first.forgiven == 5)
        let history = try await outbox.attempts(of: first)
        #expect(history.map(\.attempt) == [1, 2, 3, 4, 5, 6])
        #expect(history.map(\.status) == [500, 500, 500, 500, 500, 200])
        #expect(Set(server.requests.map(\.body)).count == 2)
    }

    @Test func `stops at 410 and switches the endpoint off`() async throws {
        let outbox = try await Outbox()
        let server = try LoopbackServer.answering { _ in LoopbackAnswer(410) }
        defer { server.stop() }
        let endpoint = try await outbox.endpoint(server.url())
        try await outbox.append(5)
        try await outbox.dispatching { _ in
            try await waitUntil { try await outbox.find(endpoint)?.enabled == false }
        }
        #expect(try await outbox.find(endpoint)?.disabledReason == "the receiver answered 410 Gone")
        #expect(server.requests.count == 1)
        #expect(try await outbox.deliveries().map(\.state) == [.dead, .waiting, .waiting, .waiting, .waiting])
    }

    @Test func `stays away as long as it is asked to`() async throws {
        let outbox = try await Outbox()
        let server = try LoopbackServer.answering { _ in LoopbackAnswer(429, headers: ["Retry-After: 100"]) }
        defer { server.stop() }
        try await outbox.endpoint(server.url())
        try await outbox.append(3)
        let before = Outbox.now
        try await outbox.dispatching { _ in
            try await waitUntil { try await outbox.deliveries(.waiting).first?.attempts == 1 }
        }
        #expect(server.requests.count == 1)
        let due = try #require(try await outbox.deliveries().first).dueAt.milliseconds(since: before)
        #expect((99_000...130_000).contains(due))
    }

    @Test func `refuses redirects and forbidden addresses three times`() async throws {
        let outbox = try await Outbox()
        let elsewhere = try LoopbackServer.answering { _ in LoopbackAnswer(200) }
        let target = elsewhere.url()
        let server = try LoopbackServer.answering { _ in LoopbackAnswer(302, headers: ["Location: \(target)"]) }
        defer {
            elsewhere.stop()
            server.stop()
        }
        try await outbox.endpoint(server.url())
        try await outbox.endpoint("http://10.255.255.1:9/")
        try await outbox.append(1)
        let policy = AddressPolicy(allowed: [try AllowedDestination("127.0.0.1")])
        try await outbox.dispatching(policy: policy) { _ in try await outbox.all(.dead) }
        #expect(elsewhere.connections == 0)
        #expect(server.requests.count == 3)
        let dead = try await outbox.deliveries()
        #expect(dead.map(\.attempts) == [3, 3])
        #expect(dead.map(\.lastError) == ["status 302", "blocked address: 10.255.255.1 is 10.255.255.1"])
    }

    @Test func `signs with both secrets while one takes over from the other`() async throws {
        let outbox = try await Outbox()
        let server = try LoopbackServer.answering { request in
            // A receiver that echoes what it knows.
            LoopbackAnswer(200, body: "secret is \(request.header("x-nothing") ?? "c2VjcmV0LXNlY3JldC1zZWNyZXQtcw==")")
        }
        defer { server.stop() }
        let old = try WebhookSecret("whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQtcw==")
        var endpoint = try await outbox.endpoint(server.url(), secret: old)
        let new = WebhookSecret.generate()
        endpoint.previousSecret = old.text
        endpoint.previousSecretUntil = Outbox.now.adding(seconds: 3600)
        endpoint.secret = new.text
        try await outbox.save(endpoint)
        try await outbox.append(1)
        try await outbox.dispatching { dispatcher in
            try await outbox.all(.delivered)
            endpoint.previousSecretUntil = Outbox.now.adding(seconds: -1)
            try await outbox.save(endpoint)
            try await outbox.append(1)
            dispatcher.wake()
            try await outbox.all(.delivered)
        }
        let signatures = server.requests.compactMap { $0.header("webhook-signature")?.split(separator: " ").count }
        #expect(signatures == [2, 1])
        let request = try #require(server.requests.first)
        for secret in [old, new] {
            try WebhookVerification.verify(
                secrets: [secret], id: request.header("webhook-id") ?? "",
                timestamp: request.header("webhook-timestamp") ?? "",
                signature: request.header("webhook-signature") ?? "", body: request.body, at: Outbox.now)
        }
        let first = try #require(try await outbox.deliveries().first)
        #expect(try await outbox.attempts(of: first).first?.response == "secret is [redacted]")
    }

    @Test func `sends a test event to one endpoint alone`() async throws {
        let outbox = try await Outbox()
        let server = try LoopbackServer.answering { _ in LoopbackAnswer(200) }
        let other = try LoopbackServer.answering { _ in LoopbackAnswer(200) }
        defer {
            server.stop()
            other.stop()
        }
        let endpoint = try await outbox.endpoint(server.url())
        try await outbox.endpoint(other.url())
        try await outbox.dispatching { dispatcher in
            let id = try await outbox.endpoints.queueTestEvent(for: endpoint.id, at: Outbox.now)
            dispatcher.wake()
            try await outbox.all(.delivered)
            let request = try #require(server.requests.first)
            let event = try JSONDecoder().decode(ReceivedEvent.self, from: Data(request.body))
            #expect(event.type == "webhook.test")
            #expect(event.id == id.rawValue)
        }
        #expect(other.connections == 0)
        await #expect(throws: WebhookEndpointError.unknownEndpoint) {
            try await outbox.endpoints.queueTestEvent(for: Identifier(stored: "whk_none"), at: Outbox.now)
        }
        var disabled = endpoint
        disabled.enabled = false
        try await outbox.save(disabled)
        await #expect(throws: WebhookEndpointError.disabled) {
            try await outbox.endpoints.queueTestEvent(for: endpoint.id, at: Outbox.now)
        }
    }
}
