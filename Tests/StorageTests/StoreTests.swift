import Conversations
import Foundation
import SQLiteStorage
import Storage
import TestSupport
import Testing

@Suite struct StoreTests {
    @Test func `what is written is read back as it was`() async throws {
        let store = try await TemporaryStore()
        var conversation = Conversation.sample()
        let agent = try #require(AgentName("ana"))
        try conversation.apply(
            .claimed(by: agent, until: TemporaryStore.now.adding(seconds: 60), at: TemporaryStore.now))
        let changed = conversation
        let (customer, found, messages) = try await store.database.write { connection in
            try CustomerStore(connection).save(.sample())
            try CustomerStore(connection).assign(kind: "phone", value: "+551199", to: Customer.sample().id)
            try ConversationStore(connection).insert(changed)
            try MessageStore(connection).insert(.sample("msg_1", in: changed, providerID: "wamid.1"))
            return (
                try CustomerStore(connection).find(kind: "phone", value: "+551199"),
                try ConversationStore(connection).find(changed.id),
                try MessageStore(connection).list(in: changed.id, after: nil, limit: 10)
            )
        }
        #expect(customer == .sample())
        #expect(found == changed)
        #expect(messages.compactMap(\.value) == [.sample("msg_1", in: changed, providerID: "wamid.1")])
    }

    @Test func `a provider's id is taken once`() async throws {
        let store = try await TemporaryStore()
        await #expect(throws: StorageError.self) {
            try await store.database.write { connection in
                try CustomerStore(connection).save(.sample())
                try ConversationStore(connection).insert(.sample())
                try MessageStore(connection).insert(.sample("msg_1", in: .sample(), providerID: "same"))
                try MessageStore(connection).insert(.sample("msg_2", in: .sample(), providerID: "same"))
            }
        }
        let left = try await store.database.read { try MessageStore($0).find(Identifier(stored: "msg_1")) }
        #expect(left == nil, "a failed transaction leaves nothing behind")
    }

    @Test func `a savepoint undoes only its own work`() async throws {
        struct Refusal: Error {}
        let store = try await TemporaryStore()
        try await store.database.write { connection in
            try CustomerStore(connection).save(.sample("cus_1"))
            do {
                try connection.savepoint {
                    try CustomerStore(connection).save(.sample("cus_2"))
                    throw Refusal()
                }
            } catch is Refusal {}
        }
        let customers = try await store.database.read { try CustomerStore($0).list(before: nil, limit: 10) }
        #expect(customers.map(\.place) == ["cus_1"])
    }

    @Test func `a customer has one active conversation an inbox and channel`() async throws {
        let store = try await TemporaryStore()
        await #expect(throws: StorageError.self) {
            try await store.database.write { connection in
                try CustomerStore(connection).save(.sample())
                try ConversationStore(connection).insert(.sample("cnv_1"))
                try ConversationStore(connection).insert(.sample("cnv_2"))
            }
        }
    }

    @Test func `an update from an old revision is refused`() async throws {
        let store = try await TemporaryStore()
        var changed = Conversation.sample()
        changed.customerWrote(at: TemporaryStore.now)
        let conversation = changed
        let (first, second) = try await store.database.write { connection in
            try CustomerStore(connection).save(.sample())
            try ConversationStore(connection).insert(.sample())
            return (
                try ConversationStore(connection).update(conversation, from: .sample()),
                try ConversationStore(connection).update(conversation, from: .sample())
            )
        }
        #expect(first)
        #expect(!second)
    }

    @Test func `an update names the columns that changed and no others`() async throws {
        let store = try await TemporaryStore()
        var changed = Conversation.sample()
        changed.customerWrote(at: TemporaryStore.now.adding(seconds: 60))
        let conversation = changed
        let (texts, stored) = try await store.database.write { connection in
            try CustomerStore(connection).save(.sample())
            try ConversationStore(connection).insert(.sample())
            let recording = ObservedConnection(connection)
            #expect(try ConversationStore(recording).update(conversation, from: .sample()))
            #expect(try ConversationStore(recording).update(conversation, from: conversation))
            return (Set(recording.statements), try ConversationStore(connection).find(conversation.id))
        }
        #expect(stored == conversation)
        let update = try #require(texts.first { $0.hasPrefix("UPDATE") })
        #expect(update.contains("updated_at = ") && update.contains("revision = "))
        #expect(!update.contains("customer_id = ") && !update.contains("status = "))
        #expect(texts.count { $0.hasPrefix("UPDATE") } == 1)
    }

    @Test func `the active conversation is found before a later resolved one, then the latest`() async throws {
        let store = try await TemporaryStore()
        let found = try await store.database.write { connection in
            try CustomerStore(connection).save(.sample())
            let conversations = ConversationStore(connection)
            func latest(inbox: String = "default", channel: Channel = .whatsapp) throws -> String? {
                try conversations.latest(of: Customer.sample().id, inbox: inbox, channel: channel)?.id.rawValue
            }
            let none = try latest()
            for (id, minutes) in [("cnv_1", 1.0), ("cnv_2", 2.0)] {
                var resolved = Conversation(
                    id: Identifier(stored: id), customerID: Customer.sample().id, channel: .whatsapp, inbox: "default",
                    openedAt: TemporaryStore.now.adding(seconds: 60 * minutes))
                try resolved.apply(.resolved(by: nil, at: TemporaryStore.now.adding(seconds: 60 * minutes)))
                try conversations.insert(resolved)
            }
            let resolved = try latest()
            try conversations.insert(.sample("cnv_0"))
            return [none, resolved, try latest(), try latest(inbox: "sales"), try latest(channel: .email)]
        }
        #expect(found == [nil, "cnv_2", "cnv_0", nil, nil])
    }

    @Test func `of closed conversations the latest is the one resolved last`() async throws {
        let store = try await TemporaryStore()
        let found = try await store.database.write { connection in
            try CustomerStore(connection).save(.sample())
            // Number, when it was opened, when it was resolved, whether it was archived, in hours.
            for (number, opened, resolved, isArchived) in [
                (1, 1.0, 9.0, false), (2, 2.0, 3.0, false), (3, 3.0, 10.0, true),
            ] {
                var conversation = Conversation(
                    id: Identifier(stored: "cnv_\(number)"), customerID: Customer.sample().id, channel: .whatsapp,
                    inbox: "default", openedAt: TemporaryStore.now.adding(seconds: 3600 * opened))
                let at = TemporaryStore.now.adding(seconds: 3600 * resolved)
                try conversation.apply(.resolved(by: nil, at: at))
                if isArchived { try conversation.apply(.archived(at: at)) }
                try ConversationStore(connection).insert(conversation)
            }
            return try ConversationStore(connection).latest(
                of: Customer.sample().id, inbox: "default", channel: .whatsapp)
        }
        #expect(found?.id.rawValue == "cnv_1")
    }

    @Test func `the queue is ordered by priority, then by waiting time, page by page`() async throws {
        let store = try await TemporaryStore()
        try await store.database.write { connection in
            for (index, priority) in [Priority.normal, .urgent, .normal, .high].enumerated() {
                try CustomerStore(connection).save(.sample("cus_\(index)"))
                var conversation = Conversation.sample("cnv_\(index)", customer: "cus_\(index)")
                try conversation.apply(
                    .handedOff(
                        team: "support", priority: priority, at: TemporaryStore.now.adding(seconds: Double(9 - index))))
                try ConversationStore(connection).insert(conversation)
            }
        }
        let first = try await store.database.read { try ConversationStore($0).waiting(team: nil, after: nil, limit: 3) }
        #expect(first.map(\.place.id) == ["cnv_1", "cnv_3", "cnv_2"])
        let last = try #require(first.last)
        let rest = try await store.database.read {
            try ConversationStore($0).waiting(team: "support", after: last.place, limit: 3)
        }
        #expect(rest.map(\.place.id) == ["cnv_0"])
    }

    @Test func `commits are durable: synchronous is FULL on the writing connection`() async throws {
        let store = try await TemporaryStore()
        let level = try await store.database.write { try $0.row("PRAGMA synchronous", [])?.integer(0) }
        #expect(level == 2)
    }

    @Test func `a second opening of the same file is refused by name of the holder`() async throws {
        let store = try await TemporaryStore()
        let error = #expect(throws: StorageError.self) { try SQLiteDatabase(path: store.path) }
        let isInUse = if case .inUse(let text)? = error { text.contains("\(getpid())") } else { false }
        #expect(isInUse)
    }

    @Test func `the same file is refused under another name too`() async throws {
        let store = try await TemporaryStore()
        let (symbolic, hard) = (store.path + ".symbolic", store.path + ".hard")
        try FileManager.default.createSymbolicLink(atPath: symbolic, withDestinationPath: store.path)
        try FileManager.default.linkItem(atPath: store.path, toPath: hard)
        for path in [symbolic, hard] {
            let error = #expect(throws: StorageError.self) { try SQLiteDatabase(path: path) }
            let isInUse = if case .inUse? = error { true } else { false }
            #expect(isInUse)
        }
    }

    @Test func `a file that is no database is refused and left alone`() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("no-\(UUID().uuidString).db").path
        defer {
            try? FileManager.default.removeItem(atPath: path)
            try? FileManager.default.removeItem(atPath: path + ".lock")
        }
        let content = Data(String(repeating: "this is no database ", count: 300).utf8)
        try content.write(to: URL(fileURLWithPath: path))
        #expect(throws: StorageError.self) { try SQLiteDatabase(path: path) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == content)
    }

    @Test func `the first page of customers leaves nobody out`() async throws {
        let store = try await TemporaryStore()
        let ids = ["cus_1", "cus_~", "cus_~~", "cus_é"]
        let (all, rest) = try await store.database.write { connection in
            for id in ids { try CustomerStore(connection).save(.sample(id)) }
            return (
                try CustomerStore(connection).list(before: nil, limit: 10),
                try CustomerStore(connection).list(before: Identifier(stored: "cus_~"), limit: 10)
            )
        }
        #expect(all.map(\.place) == ids.reversed())
        #expect(rest.map(\.place) == ["cus_1"])
    }
}
