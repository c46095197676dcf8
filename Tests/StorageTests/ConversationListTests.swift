import Conversations
import SQLiteStorage
import Storage
import TestSupport
import Testing

/// Lists of conversations, however callers put their filters together.
@Suite struct `Conversation lists` {
    /// Every set of statuses, every other filter given or not, the first page and another one.
    static let filters: [ConversationFilter] = {
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
            let recording = ObservedConnection(connection)
            for filter in Self.filters {
                for cursor in [nil, ListCursor(key: 1, id: "cnv_1")] {
                    _ = try ConversationStore(recording).list(filter, after: cursor, limit: 2)
                }
            }
            return Set(recording.statements)
        }
        #expect(Self.filters.count == 4096)
        #expect(texts.count <= 9)
    }

    /// Conversations of every owner, status, team, agent, channel, inbox and priority, some changed in the same moment.
    private static func population() throws -> [Conversation] {
        var conversations: [Conversation] = []
        let (ana, rui) = (try #require(AgentName("ana")), try #require(AgentName("rui")))
        let now = TemporaryStore.now
        let owners: [Conversation.Owner] = [
            .bot, .queue(team: "team"), .agent(ana, until: now), .agent(rui, until: now), .queue(team: "other"),
        ]
        let statuses: [Conversation.Status] = [.open, .pending, .snoozed(until: now), .resolved, .archived]
        for number in 0..<250 {
            let (owner, status) = (owners[number % 5], statuses[number / 5 % 5])
            let channel = Channel.allCases[number / 3 % Channel.allCases.count]
            let priority = Priority.allCases[number / 7 % Priority.allCases.count]
            let team: String? = if case .queue(let team) = owner { team } else { number % 2 == 0 ? "team" : nil }
            conversations.append(
                Conversation(
                    id: Identifier(stored: "cnv_\(number)"), customerID: Identifier(stored: "cus_\(number % 50)"),
                    channel: channel, inbox: number % 3 == 0 ? "default" : "inbox \(number)", owner: owner,
                    status: status, priority: priority, team: team, waitingSince: nil, automaticTurns: 0,
                    disposition: nil, lastIntent: nil, openedAt: now,
                    updatedAt: now.adding(seconds: Double(number * 37 % 101)), lastCustomerMessageAt: nil,
                    resolvedAt: nil, revision: 0))
        }
        return conversations
    }

    @Test func `have what was asked for, in order, page by page, however it is put together`() async throws {
        let store = try await TemporaryStore()
        let conversations = try Self.population()
        try await store.database.write { connection in
            for number in 0..<50 { try CustomerStore(connection).save(.sample("cus_\(number)")) }
            // As many as there are, and no two active ones of a customer, inbox and channel.
            for conversation in conversations { try ConversationStore(connection).insert(conversation) }
        }
        let sorted = conversations.sorted { ($1.updatedAt, $1.id.rawValue) < ($0.updatedAt, $0.id.rawValue) }
        for filter in Self.filters {
            let wanted = sorted.filter { filter.wants($0) }.map(\.id.rawValue)
            // Where there is much, in small pages; that takes the longest.
            let limit = wanted.count % 5 == 1 ? 7 : 100
            let found = try await store.database.read { connection in
                var found: [String] = []
                var place: ListCursor?
                repeat {
                    let page = try ConversationStore(connection).list(filter, after: place, limit: limit)
                    found += page.map(\.place.id)
                    place = page.count == limit ? page.last?.place : nil
                } while place != nil
                return found
            }
            #expect(found == wanted, "\(filter)")
        }
    }

    /// Written around the checks, as only damage would.
    @Test(arguments: [
        "owner = 'nobody'", "status = 'lost'", "priority = 99", "channel = 'pigeon'", "disposition = '{'",
        "disposition = '{\"code\": \"abducted\"}'", "owner = 'agent', owner_name = 'a b', claimed_until = 1",
        "status = 'snoozed', snoozed_until = NULL", "owner = 'queue', owner_name = NULL",
    ])
    func `show a row that cannot be read, and all others`(damage: String) async throws {
        let store = try await TemporaryStore()
        try await store.database.write { connection in
            try connection.execute("PRAGMA ignore_check_constraints = 1")
            for number in 0..<5 {
                try CustomerStore(connection).save(.sample("cus_\(number)"))
                var conversation = Conversation.sample("cnv_\(number)", customer: "cus_\(number)")
                try conversation.apply(.handedOff(team: "support", priority: .normal, at: TemporaryStore.now))
                try ConversationStore(connection).insert(conversation)
            }
            try connection.execute("UPDATE conversations SET \(damage) WHERE id = 'cnv_2'")
        }
        let (found, waiting, customers) = try await store.database.read { connection in
            let store = ConversationStore(connection)
            var filter = ConversationFilter()
            let all = try store.list(filter, after: nil, limit: 10)
            filter.customerID = Identifier(stored: "cus_2")
            return (
                all, try store.waiting(team: nil, after: nil, limit: 10),
                try store.list(filter, after: nil, limit: 10)
            )
        }
        #expect(found.map(\.place.id) == ["cnv_4", "cnv_3", "cnv_2", "cnv_1", "cnv_0"])
        #expect(found.unreadable().map(\.key) == ["cnv_2"])
        #expect(found.compactMap(\.value).count == 4)
        #expect(customers.unreadable().map(\.key) == ["cnv_2"])
        // Whether it waits cannot be known when it does not say so any more.
        #expect(waiting.compactMap(\.value).map(\.id.rawValue) == ["cnv_0", "cnv_1", "cnv_3", "cnv_4"])
        #expect(
            waiting.unreadable().map(\.key)
                == (damage.contains("owner = 'nobody'") || damage.contains("owner = 'agent'") ? [] : ["cnv_2"]))
    }

    @Test func `are refused when an index knows a conversation that is not there`() async throws {
        let store = try await TemporaryStore()
        try await store.database.write { connection in
            try CustomerStore(connection).save(.sample())
            try ConversationStore(connection).insert(.sample())
        }
        let error = await #expect(throws: StorageError.self) {
            try await store.database.read { connection in
                let blind = ObservedConnection(connection) { sql, _ in
                    sql.contains("WHERE id = $1") ? .nothing : nil
                }
                return try ConversationStore(blind).list(ConversationFilter(), after: nil, limit: 10)
            }
        }
        #expect(error?.isOfStore == true)
    }

    @Test func `the queue is paged without loss or repetition while more come in and others are taken`() async throws {
        let store = try await TemporaryStore()
        let priorities = Priority.allCases
        @Sendable func insert(_ numbers: Range<Int>, _ connection: any SQLConnection) throws {
            for number in numbers {
                try CustomerStore(connection).save(.sample("cus_\(number)"))
                var conversation = Conversation.sample("cnv_\(number)", customer: "cus_\(number)")
                try conversation.apply(
                    .handedOff(
                        team: "support", priority: priorities[number % priorities.count],
                        at: TemporaryStore.now.adding(seconds: Double(number / 10))))
                try ConversationStore(connection).insert(conversation)
            }
        }
        try await store.database.write { try insert(0..<300, $0) }
        var seen: [Conversation] = []
        var place: QueuePlace?
        var number = 300
        while true {
            let (from, first) = (place, number)
            let page = try await store.database.write { connection in
                try insert(first..<first + 5, connection)
                return try ConversationStore(connection).waiting(team: "support", after: from, limit: 17)
            }
            number += 5
            seen += page.compactMap(\.value)
            guard page.count == 17 else { break }
            place = page.last?.place
        }
        #expect(Set(seen.map(\.id)).count == seen.count)
        #expect(Set(seen.map(\.id.rawValue)).isSuperset(of: (0..<300).map { "cnv_\($0)" }))
        let order = seen.map { (-$0.priority.rawValue, $0.waitingSince ?? TemporaryStore.now) }
        #expect(zip(order, order.dropFirst()).allSatisfy { $0 <= $1 })
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
                try ConversationStore($0).list(asked, after: nil, limit: 10).map(\.place.id)
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

extension ConversationFilter {
    /// What the documentation says of each filter.
    fileprivate func wants(_ conversation: Conversation) -> Bool {
        let (ownerName, agentName): (String, String?) =
            switch conversation.owner {
            case .bot: ("bot", nil)
            case .queue: ("queue", nil)
            case .agent(let name, _): ("agent", name.rawValue)
            }
        return (statuses.isEmpty || statuses.contains(conversation.status.name))
            && (owner == nil || owner == ownerName) && (team == nil || team == conversation.team)
            && (agent == nil || agent == agentName) && (channel == nil || channel == conversation.channel)
            && (inbox == nil || inbox == conversation.inbox)
            && (customerID == nil || customerID == conversation.customerID)
            && (priority == nil || priority == conversation.priority)
    }
}
