import Conversations
import Delivery
import Logging
import Storage
import TestSupport
import Testing

@Suite struct `The dispatcher's log` {
    @Test func `has a line for each dead letter, without body, secret or address`() async throws {
        let outbox = try await Outbox()
        let server = try LoopbackServer.answering { _ in LoopbackAnswer(500, body: "no, cnv_0") }
        defer { server.stop() }
        let endpoint = try await outbox.endpoint(server.url("/path-with-a-key"))
        try await outbox.append(1)
        let log = LogRecorder()
        try await outbox.dispatching(.impatient(attempts: 1), logger: log.logger) { _ in try await outbox.all(.dead) }
        let delivery = try #require(try await outbox.deliveries().first)
        let line = LogRecorder.Line(
            level: .warning, message: "a webhook became a dead letter",
            metadata: [
                "endpoint": endpoint.id.rawValue, "event": delivery.eventID.rawValue, "reason": "status 500",
            ])
        #expect(log.lines.filter { $0.level >= .warning } == [line])
        for secret in [endpoint.secret, "path-with-a-key", "cnv_0"] {
            #expect(!log.lines.contains { "\($0)".contains(secret) })
        }
    }

    @Test func `has a line for an endpoint that wants no more`() async throws {
        let outbox = try await Outbox()
        let server = try LoopbackServer.answering { _ in LoopbackAnswer(410) }
        defer { server.stop() }
        let endpoint = try await outbox.endpoint(server.url())
        try await outbox.append(1)
        let log = LogRecorder()
        try await outbox.dispatching(logger: log.logger) { _ in
            try await waitUntil { try await outbox.find(endpoint)?.enabled == false }
        }
        let warnings = log.lines.filter { $0.level == .warning }
        #expect(warnings.map(\.message) == ["a webhook became a dead letter", "a webhook endpoint was disabled"])
        #expect(
            warnings.last?.metadata == ["endpoint": endpoint.id.rawValue, "reason": "the receiver answered 410 Gone"])
    }
}
