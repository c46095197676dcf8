import Conversations
import Delivery
import Foundation
import Storage
import Synchronization
import TestSupport
import Testing
import Transport

@Suite struct `Dispatcher under faults` {
    @Test func `takes up what a killed process had in hand`() async throws {
        let outbox = try await Outbox()
        let server = try LoopbackServer.answering { _ in LoopbackAnswer(200) }
        defer { server.stop() }
        let endpoint = try await outbox.endpoint(server.url())
        try await outbox.append(20, conversations: 20)
        // A process that claimed and was killed: it neither completes nor gives back, and its lease is still long.
        let lost = try await outbox.database.write {
            try DeliveryStore($0).claim(
                endpoint: endpoint.id, lease: "dead", until: Outbox.now.adding(seconds: 3600), at: Outbox.now, limit: 15
            ).leased
        }
        #expect(lost.count == 15)
        try await outbox.dispatching { _ in try await outbox.all(.delivered) }
        #expect(server.requests.count == 20)
        // What the dead one would still write is refused.
        let late = DeliveryAttempt(
            attempt: 1, startedAt: Outbox.now, durationMilliseconds: 1, status: 500, error: nil, response: nil)
        let first = try #require(lost.first)
        let isWritten = try await outbox.database.write {
            try DeliveryStore($0).complete(first, attempt: late, outcome: .dead, at: Outbox.now)
        }
        #expect(!isWritten)
        #expect(try await outbox.deliveries().allSatisfy { $0.state == .delivered })
    }

    @Test func `takes back leases that ran out while it works`() async throws {
        let outbox = try await Outbox()
        let server = try LoopbackServer.answering { _ in LoopbackAnswer(200) }
        defer { server.stop() }
        let endpoint = try await outbox.endpoint(server.url())
        try await outbox.dispatching { _ in
            try await outbox.database.write { connection in
                let log = try EventLog(connection)
                try log.append([EventDraft(.ticketCreated, conversation: nil, customer: nil)], at: Outbox.now)
                _ = try DeliveryStore(connection).claim(
                    endpoint: endpoint.id, lease: "other", until: Outbox.now.adding(milliseconds: 200), at: Outbox.now,
                    limit: 5)
            }
            try await outbox.all(.delivered)
        }
        #expect(server.requests.count == 1)
    }

    @Test func `gives back what does not end in time, without using up an attempt`() async throws {
        let outbox = try await Outbox()
        // Neither the receiver nor the client would end it soon, and either end would use up an attempt: only the drain
        // leaves no trace. How long the drain takes is `DrainDeadline`'s to say.
        let server = try LoopbackServer { connection in
            while let request = connection.readRequest() {
                guard request.line.contains("slow") else {
                    connection.write(LoopbackAnswer(200).bytes)
                    continue
                }
                connection.idle(milliseconds: 300_000)
            }
        }
        defer { server.stop() }
        try await outbox.endpoint(server.url("/slow"))
        try await outbox.endpoint(server.url("/fast"))
        try await outbox.append(4, conversations: 4)
        try await outbox.dispatching(.impatient(drain: 300), total: .seconds(3600)) { _ in
            try await waitUntil { try await outbox.deliveries(.delivered).count == 4 }
            try await waitUntil { server.requests.count == 8 }
        }
        let waiting = try await outbox.deliveries(.waiting)
        #expect(waiting.count == 4)
        #expect(waiting.allSatisfy { $0.attempts == 0 })
        #expect(try await outbox.deliveries(.leased).isEmpty)
    }

    @Test func `does not let hanging endpoints hold up others`() async throws {
        let outbox = try await Outbox()
        let hanging = try LoopbackServer { connection in
            _ = connection.readRequest()
            connection.idle(milliseconds: 300_000)
        }
        let server = try LoopbackServer.answering { _ in LoopbackAnswer(200) }
        defer {
            hanging.stop()
            server.stop()
        }
        for number in 0..<4 { try await outbox.endpoint(hanging.url("/\(number)")) }
        let good = try await outbox.endpoint(server.url())
        try await outbox.append(200, conversations: 100)
        // They hang for longer than the test lasts, so what is delivered is delivered beside them.
        try await outbox.dispatching(total: .seconds(3600)) { dispatcher in
            try await waitUntil { dispatcher.statistics.endpoints[good.id]?.delivered == 200 }
            #expect(dispatcher.statistics.inFlight >= 4)
        }
    }

    @Test func `lets go of endpoints that are deleted, switched off or moved meanwhile`() async throws {
        let outbox = try await Outbox()
        let gate = Atomic<Bool>(false)
        let server = try LoopbackServer.answering { request in
            while !gate.load(ordering: .acquiring) { usleep(1000) }
            return LoopbackAnswer(request.line.contains("bad") ? 500 : 200)
        }
        defer {
            gate.store(true, ordering: .releasing)
            server.stop()
        }
        let deleted = try await outbox.endpoint(server.url("/deleted"))
        var disabled = try await outbox.endpoint(server.url("/disabled"))
        var moved = try await outbox.endpoint(server.url("/bad"))
        try await outbox.append(3)
        try await outbox.dispatching { dispatcher in
            try await waitUntil { server.requests.count == 3 }
            try await outbox.endpoints.delete(deleted.id, at: Outbox.now)
            disabled.enabled = false
            try await outbox.save(disabled)
            moved.url = server.url("/good")
            try await outbox.save(moved)
            gate.store(true, ordering: .releasing)
            dispatcher.wake()
            try await waitUntil {
                try await outbox.deliveries().allSatisfy { delivery in
                    switch delivery.endpointID {
                    case deleted.id: delivery.state == .dead && delivery.lastError == "the endpoint was deleted"
                    case disabled.id: [.delivered, .waiting].contains(delivery.state)
                    default: delivery.state == .delivered
                    }
                }
            }
        }
        func requests(_ path: String) -> Int { server.requests.count { $0.line.contains(path) } }
        #expect(requests("/deleted") == 1)
        #expect(requests("/disabled") == 1)
        #expect(requests("/bad") == 1)
        #expect(requests("/good") == 3)
    }
}
