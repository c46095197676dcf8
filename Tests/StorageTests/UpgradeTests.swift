import Conversations
import SQLiteStorage
import Storage
import TestSupport
import Testing

/// A store of any earlier version, with rows in every table, is what it was after the steps it lacks.
@Suite struct Upgrades {
    static let versions = Array(1..<Migration.all.count)

    private func upgraded(from version: Int) async throws -> TemporaryStore {
        let store = try await TemporaryStore(Array(Migration.all.prefix(version)))
        try await store.database.write { connection in
            let filled = FilledStore(connection: connection)
            try filled.fill()
            #expect(try filled.emptyTables() == [])
        }
        try await store.database.write { connection in
            let names = try Migrator().migrate(on: connection, at: TemporaryStore.now)
            #expect(names == Migration.all.dropFirst(version).map(\.name))
        }
        return store
    }

    @Test(arguments: versions)
    func `leave a sound store with the schema of a new one`(version: Int) async throws {
        func schema(_ store: TemporaryStore) async throws -> [String] {
            try await store.database.read { connection in
                try connection.rows(
                    "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master ORDER BY 1"
                ).map { try $0.text(0) }
            }
        }
        let store = try await upgraded(from: version)
        #expect(try await schema(store) == schema(TemporaryStore()))
        let (check, violations) = try await store.database.read { connection in
            (
                try connection.rows("PRAGMA integrity_check").map { try $0.text(0) },
                try connection.rows("PRAGMA foreign_key_check").count
            )
        }
        #expect(check == ["ok"])
        #expect(violations == 0)
    }

    @Test(arguments: versions)
    func `lose no conversation, and nothing that was said or decided in it`(version: Int) async throws {
        let names = ["agent", "bot", "queue", "resolved", "snoozed"]
        let store = try await upgraded(from: version)
        try await store.database.read { connection in
            #expect(try CustomerStore(connection).list(before: nil, limit: 10).count == 5)
            #expect(try CustomerStore(connection).find(kind: "phone", value: "+551190002")?.id.rawValue == "cus_agent")
            let conversations = ConversationStore(connection)
            let listed = try conversations.list(ConversationFilter(), after: nil, limit: 10)
            #expect(listed.compactMap(\.value).map(\.id.rawValue).sorted() == names.map { "cnv_\($0)" })
            #expect(try conversations.waiting(team: "support", after: nil, limit: 10).map(\.place.id) == ["cnv_queue"])
            let now = TemporaryStore.now
            #expect(try conversations.expiredClaims(at: now, after: nil, limit: 9).map(\.place.id) == ["cnv_agent"])
            #expect(try conversations.endedSnoozes(at: now, after: nil, limit: 9).map(\.place.id) == ["cnv_snoozed"])
            for name in names {
                let conversation = Identifier<Conversation>(stored: "cnv_\(name)")
                let customer = Identifier<Customer>(stored: "cus_\(name)")
                let found = try conversations.latest(of: customer, inbox: "default", channel: .whatsapp)
                #expect(try found == conversations.find(conversation))
                #expect(found?.disposition?.code == (name == "resolved" ? .spam : nil))
                let messages = MessageStore(connection)
                let thread = try messages.list(in: conversation, after: nil, limit: 10).compactMap(\.value)
                #expect(try thread == messages.recent(of: customer, limit: 10))
                #expect(
                    try messages.original(channel: .whatsapp, inbox: "default", providerMessageID: name)?.id
                        == thread.first?.id)
                #expect(thread.count == 1)
                #expect(thread.first?.subject == nil)
                #expect(thread.first?.contentType == .plain)
                let receipt = try DecisionStore(connection).find(message: Identifier(stored: "msg_\(name)"))
                #expect(receipt?.id.rawValue == "dec_\(name)")
                #expect(receipt?.notes == [])
            }
        }
    }

    @Test(arguments: versions.filter { $0 >= 2 })
    func `go on delivering what is owed, and forget the bodies of what is not`(version: Int) async throws {
        let store = try await upgraded(from: version)
        try await store.database.write { connection in
            let deliveries = DeliveryStore(connection)
            #expect(try EndpointStore(connection).readable().unreadable == [])
            for state in WebhookDelivery.State.allCases {
                let found = try deliveries.list(
                    endpoint: Identifier(stored: "whk_1"), state: state, before: nil, limit: 9)
                #expect(found.map(\.value?.state) == [state])
                #expect(try deliveries.attempts(of: found.first?.place ?? 0).count == 1)
            }
            #expect(try deliveries.reclaimAll() == 1)
            let dead = try deliveries.replay(4, of: Identifier(stored: "whk_1"), at: TemporaryStore.now)
            #expect(dead)
            let claimed = try deliveries.claim(
                endpoint: Identifier(stored: "whk_1"), lease: "l", until: TemporaryStore.now, at: TemporaryStore.now,
                limit: 9)
            #expect(claimed.leased.map(\.delivery.id) == [1, 2, 4])
            #expect(claimed.unreadable == [])
            let bodies = try connection.rows("SELECT sequence FROM events WHERE body IS NOT NULL ORDER BY sequence")
            // What was filled in behind that step keeps its bodies until upkeep comes by.
            let isForgetful = Migration.all.dropFirst(version).contains { $0.name == "bodies" }
            #expect(try bodies.map { try $0.integer(0) } == (isForgetful ? [1, 2, 3, 4] : [1, 2, 3, 4, 5, 6]))
        }
    }

    @Test(arguments: versions.filter { $0 >= 3 })
    func `keep tokens, idempotency keys and suspects`(version: Int) async throws {
        let store = try await upgraded(from: version)
        let (token, record, suspects) = try await store.database.read { connection in
            (
                try TokenStore(connection).find(hash: "h"),
                try IdempotencyStore(connection).find(scope: "tok_1", key: "k"),
                try SuspectStore(connection).quarantined(atLeast: 1)
            )
        }
        #expect(token?.scopes == ["read"])
        #expect(record?.requestDigest == "d")
        #expect(suspects == ["digest"])
    }
}
