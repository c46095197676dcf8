import Conversations
import SQLiteStorage
import Storage
import TestSupport
import Testing

@Suite struct Upkeep {
    private static let day: Int64 = 86_400_000

    /// Deliveries finished so many days ago, each with one attempt.
    private func add(_ count: Int, _ state: String, finished days: Int64, to store: TemporaryStore) async throws {
        try await store.database.write { connection in
            let start = try connection.row("SELECT coalesce(max(id), 0) FROM deliveries", [])?.integer(0) ?? 0
            let finished = TemporaryStore.now.millisecondsSinceEpoch - days * Self.day
            for number in 1...Int64(count) {
                try connection.execute(
                    """
                    INSERT INTO deliveries
                        (id, endpoint_id, event_sequence, event_id, state, due_at, created_at, completed_at)
                    VALUES ($1, 'whk_1', $2, 'evt', $3, $4, $5, $6)
                    """,
                    [
                        .integer(start + number), .integer(start + number), .text(state), .integer(finished),
                        .integer(finished), ["delivered", "dead"].contains(state) ? .integer(finished) : .null,
                    ])
                try connection.execute(
                    "INSERT INTO delivery_attempts (delivery_id, attempt, started_at, duration_ms) VALUES ($1, 1, 0, 1)",
                    [.integer(start + number)])
            }
        }
    }

    private func prune(_ subject: StoreUpkeep.Subject, in store: TemporaryStore) async throws -> Int {
        try await store.database.write { try StoreUpkeep().prune(subject, on: $0, at: TemporaryStore.now) }
    }

    private func count(_ table: String, in store: TemporaryStore) async throws -> Int64? {
        try await store.database.read { try $0.row("SELECT count(*) FROM \(table)", [])?.integer(0) }
    }

    @Test func `removes what was delivered a week ago, five hundred at a time, with its attempts`() async throws {
        let store = try await TemporaryStore()
        try await add(1200, "delivered", finished: 8, to: store)
        try await add(7, "delivered", finished: 6, to: store)
        try await add(3, "waiting", finished: 400, to: store)
        for expected in [500, 500, 200, 0] { #expect(try await prune(.delivered, in: store) == expected) }
        #expect(try await count("deliveries", in: store) == 10)
        #expect(try await count("delivery_attempts", in: store) == 10)
    }

    @Test func `keeps dead letters for a month`() async throws {
        let store = try await TemporaryStore()
        try await add(5, "dead", finished: 29, to: store)
        try await add(4, "dead", finished: 31, to: store)
        #expect(try await prune(.delivered, in: store) == 0)
        #expect(try await prune(.deadLetters, in: store) == 4)
        #expect(try await count("deliveries", in: store) == 5)
    }

    @Test func `removes idempotency keys and suspects by their age, five hundred at a time`() async throws {
        let store = try await TemporaryStore()
        try await store.database.write { connection in
            for number in 0..<600 {
                let old = TemporaryStore.now.adding(milliseconds: -100 * Self.day)
                try IdempotencyStore(connection).insert(
                    scope: "tok", key: "\(number)",
                    record: IdempotencyRecord(requestDigest: "", messageID: Identifier(stored: "msg_1")),
                    at: number == 0 ? TemporaryStore.now : old)
                try SuspectStore(connection).recordCrash(of: "\(number)", at: number == 0 ? TemporaryStore.now : old)
            }
        }
        for subject in [StoreUpkeep.Subject.idempotencyKeys, .suspects] {
            for expected in [500, 99, 0] { #expect(try await prune(subject, in: store) == expected) }
        }
        #expect(try await count("idempotency_keys", in: store) == 1)
        #expect(try await count("suspect_messages", in: store) == 1)
    }

    @Test func `gives up what is owed to endpoints that are gone, five hundred at a time`() async throws {
        let store = try await TemporaryStore()
        try await add(1200, "waiting", finished: 0, to: store)
        try await store.database.write { connection in
            _ = try connection.execute("UPDATE deliveries SET endpoint_id = 'whk_' || (id % 3)")
            try EndpointStore(connection).save(
                WebhookEndpoint(
                    id: Identifier(stored: "whk_1"), url: "https://crm.example/", eventTypes: ["*"], secret: "",
                    createdAt: TemporaryStore.now, updatedAt: TemporaryStore.now))
        }
        for expected in [500, 300, 0] { #expect(try await prune(.orphans, in: store) == expected) }
        #expect(try await count("deliveries WHERE state = 'waiting' AND endpoint_id = 'whk_1'", in: store) == 400)
        #expect(try await count("deliveries WHERE last_error = 'the endpoint was deleted'", in: store) == 800)
    }

    @Test func `forgets an event's body with its last delivery`() async throws {
        let store = try await TemporaryStore()
        let draft = EventDraft(.ticketCreated, conversation: .sample(), customer: nil)
        try await store.database.write { connection in
            for id in ["whk_1", "whk_2"] {
                try EndpointStore(connection).save(
                    WebhookEndpoint(
                        id: Identifier(stored: id), url: "https://crm.example/", eventTypes: ["*"], secret: "",
                        createdAt: TemporaryStore.now, updatedAt: TemporaryStore.now))
            }
            try EventLog(connection).append([draft, draft, draft, draft], at: TemporaryStore.now)
            // Each event has two deliveries: both over, one waiting, one a dead letter, one of a deleted endpoint.
            _ = try connection.execute(
                "UPDATE deliveries SET state = 'delivered', completed_at = 0 WHERE id NOT IN (4, 6, 8)")
            _ = try connection.execute(
                "UPDATE deliveries SET state = 'dead', completed_at = $1 WHERE id IN (6, 8)",
                [SQLValue(TemporaryStore.now)])
            _ = try connection.execute("UPDATE deliveries SET endpoint_id = 'whk_3' WHERE id = 8")
        }
        func bodies() async throws -> [Int64?] {
            try await store.database.read {
                try $0.rows("SELECT sequence FROM events WHERE body IS NOT NULL ORDER BY sequence").map {
                    try $0.integer(0)
                }
            }
        }
        #expect(try await bodies() == [1, 2, 3, 4])
        #expect(try await prune(.delivered, in: store) == 5)
        #expect(try await bodies() == [2, 3])
        #expect(try await count("events", in: store) == 4)
    }
}
