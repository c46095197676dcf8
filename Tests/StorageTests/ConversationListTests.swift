import Conversations
import SQLiteStorage
import Storage
import Testing

/// Lists of conversations, however callers put their filters together.
@Suite struct `Conversation lists` {
    /// Every set of statuses, every other filter given or not, the first page and another one.
    private static let filters: [ConversationFilter] = {
        let statuses = (0..<32).map { bits in
            Set(ConversationFilter.allStatuses.enumerated().filter { bits >> $0.offset & 1 == 1 }.map(\.element))
        }
        return (0..<128).flatMap { bits in
            statuses.map { statuses in
                var filter = ConversationFilter()
                filter.statuses = statuses
                if bits & 1 > 0 { filter.owner = ["bot", "queue", "agent"][statuses.count % 3] }
                if bits & 2 > 0 { filter.team = "team" }
                if bits & 4 > 0 { filter.agent = "ana" }
                if bits & 8 > 0 { filter.channel = .email }
                if bits & 16 > 0 { filter.inbox = "default" }
                if bits & 32 > 0 { filter.customerID = Customer.sample().id }
                if bits & 64 > 0 { filter.priority = .high }
                return filter
            }
        }
    }()

    /// The driver keeps every compiled statement for as long as it is open.
    @Test func `need few statements, whatever is asked`() async throws {
        let store = try await TemporaryStore()
        let texts = try await store.database.read { connection in
            let recording = RecordingConnection(connection)
            for filter in Self.filters {
                for cursor in [nil, ListCursor(key: 1, id: "cnv_1")] {
                    _ = try ConversationStore(recording).list(filter, after: cursor, limit: 2)
                }
            }
            return recording.texts
        }
        #expect(Self.filters.count == 4096)
        #expect(texts.count <= 250)
    }

    @Test func `keep to every filter`() async throws {
        let store = try await TemporaryStore()
        try await store.database.write { connection in
            for (index, channel) in [Channel.whatsapp, .email, .whatsapp].enumerated() {
                try CustomerStore(connection).save(.sample("cus_\(index)"))
                var conversation = Conversation(
                    id: Identifier(stored: "cnv_\(index)"), customerID: Identifier(stored: "cus_\(index)"),
                    channel: channel, inbox: index == 2 ? "second" : "default", openedAt: TemporaryStore.now)
                if index == 1 {
                    try conversation.apply(.handedOff(team: "support", priority: .high, at: TemporaryStore.now))
                }
                if index == 2 { try conversation.apply(.resolved(by: nil, at: TemporaryStore.now)) }
                try ConversationStore(connection).insert(conversation)
            }
        }
        func found(_ change: (inout ConversationFilter) -> Void) async throws -> [String] {
            var filter = ConversationFilter()
            change(&filter)
            let asked = filter
            return try await store.database.read {
                try ConversationStore($0).list(asked, after: nil, limit: 10).map(\.id.rawValue)
            }
        }
        #expect(try await found { _ in } == ["cnv_2", "cnv_1", "cnv_0"])
        #expect(try await found { $0.statuses = ["resolved"] } == ["cnv_2"])
        #expect(try await found { $0.statuses = ["resolved", "open"] } == ["cnv_2", "cnv_1", "cnv_0"])
        #expect(try await found { $0.statuses = ["open", "pending"] } == ["cnv_1", "cnv_0"])
        #expect(try await found { $0.channel = .email } == ["cnv_1"])
        #expect(try await found { $0.inbox = "second" } == ["cnv_2"])
        #expect(try await found { $0.priority = .high } == ["cnv_1"])
        #expect(try await found { $0.owner = "queue" } == ["cnv_1"])
        #expect(try await found { $0.owner = "bot" } == ["cnv_2", "cnv_0"])
        #expect(try await found { $0.team = "support" } == ["cnv_1"])
        #expect(try await found { $0.agent = "ana" } == [])
        #expect(try await found { $0.customerID = Customer.sample("cus_0").id } == ["cnv_0"])
    }
}
