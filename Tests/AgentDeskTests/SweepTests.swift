import AgentDesk
import Conversations
import Storage
import TestSupport
import Testing

@Suite struct `Sweeping the desk` {
    private static let now = DeskFixture.now

    @Test(arguments: SQLEngine.allCases)
    func `a lapsed claim goes back to its team's queue`(engine: SQLEngine) async throws {
        try await DeskFixture.withDesk(on: engine) { desk, database, id in
            let ana = try #require(AgentName("ana"))
            _ = try await desk.perform(.claim(ana), on: id, at: Self.now)
            #expect(try await desk.sweep(at: Self.now.adding(seconds: 59)).changed == 0)
            #expect(try await desk.sweep(at: Self.now.adding(seconds: 60)).changed == 1)
            let conversation = try await database.read { try ConversationStore($0).find(id) }
            #expect(conversation?.owner == .queue(team: "billing"))
        }
    }

    /// Two lapsed claims; the first conversation's row is damaged.
    @Test(arguments: SQLEngine.allCases)
    func `a conversation that cannot be swept holds up no other`(engine: SQLEngine) async throws {
        try await DeskFixture.withDesk(on: engine) { desk, database, id in
            let ana = try #require(AgentName("ana"))
            let other = Identifier<Conversation>(stored: "cnv_2")
            _ = try await database.write { connection in
                let customer = Customer(id: Identifier(stored: "cus_2"), createdAt: Self.now, updatedAt: Self.now)
                try CustomerStore(connection).save(customer)
                let conversation = Conversation(
                    id: other, customerID: customer.id, channel: .whatsapp, inbox: "default", openedAt: Self.now)
                try ConversationStore(connection).insert(conversation)
            }
            for conversation in [id, other] { _ = try await desk.perform(.claim(ana), on: conversation, at: Self.now) }
            _ = try await database.write {
                try $0.execute("UPDATE conversations SET priority = 99 WHERE id = 'cnv_1'")
            }
            let result = try await desk.sweep(at: Self.now.adding(seconds: 60))
            #expect(result.changed == 1)
            #expect(result.failures.map(\.conversation) == ["cnv_1"])
            let owner = try await database.read { try ConversationStore($0).find(other)?.owner }
            #expect(owner == .queue(team: "front"))
        }
    }

    @Test(arguments: SQLEngine.allCases)
    func `however many conversations cannot be swept, those behind them are`(engine: SQLEngine) async throws {
        try await DeskFixture.withDesk(on: engine) { desk, database, id in
            let ana = try #require(AgentName("ana"))
            let end = Self.now.adding(seconds: 60)
            try await database.write { connection in
                for number in 100..<800 {
                    let customer = Customer(
                        id: Identifier(stored: "cus_\(number)"), createdAt: Self.now, updatedAt: Self.now)
                    try CustomerStore(connection).save(customer)
                    var conversation = Conversation(
                        id: Identifier(stored: "cnv_\(number)"), customerID: customer.id, channel: .whatsapp,
                        inbox: "default", openedAt: Self.now)
                    try conversation.apply(.claimed(by: ana, until: end.adding(seconds: -1), at: Self.now))
                    try ConversationStore(connection).insert(conversation)
                }
                try connection.execute("UPDATE conversations SET priority = 99 WHERE id <> 'cnv_1'")
            }
            _ = try await desk.perform(.claim(ana), on: id, at: Self.now)
            let result = try await desk.sweep(at: end)
            #expect(result.changed == 1)
            #expect(result.failures.count == 700)
            #expect(try await database.read { try ConversationStore($0).find(id)?.owner } == .queue(team: "billing"))
        }
    }

    @Test(arguments: SQLEngine.allCases)
    func `a claim and a snooze that end in the same moment both end`(engine: SQLEngine) async throws {
        try await DeskFixture.withDesk(on: engine) { desk, database, id in
            let ana = try #require(AgentName("ana"))
            let end = Self.now.adding(seconds: 60)
            _ = try await desk.perform(.claim(ana), on: id, at: Self.now)
            _ = try await desk.perform(.snooze(until: end, by: ana), on: id, at: Self.now)
            #expect(try await desk.sweep(at: end) == SweepResult(changed: 2))
            let conversation = try await database.read { try ConversationStore($0).find(id) }
            #expect(conversation?.owner == .queue(team: "billing"))
            #expect(conversation?.status == .open)
            #expect(conversation?.waitingSince == end)
        }
    }

    /// What is damaged would be damaged further by what else a sweep writes.
    @Test(arguments: SQLEngine.allCases, [StorageError.damaged("page 7"), .unavailable("no space")])
    func `a store at fault ends the sweep, and is known to be so`(engine: SQLEngine, fault: StorageError) async throws {
        try await DeskFixture.withDesk(on: engine) { desk, database, id in
            let ana = try #require(AgentName("ana"))
            _ = try await desk.perform(.claim(ana), on: id, at: Self.now)
            let faulty = DeskFixture.desk(
                over: ObservedDatabase(database) { sql, _ in sql.contains("FROM customers") ? .error(fault) : nil })
            await #expect(throws: fault) { try await faulty.sweep(at: Self.now.adding(seconds: 60)) }
            #expect(database.condition != .sound)
            let conversation = try await database.read { try ConversationStore($0).find(id) }
            #expect(conversation?.owner == .agent(ana, until: Self.now.adding(seconds: 60)))
        }
    }

    @Test(arguments: SQLEngine.allCases)
    func `many are swept in small transactions, each of which reads the subscriptions once`(
        engine: SQLEngine
    ) async throws {
        try await DeskFixture.withDesk(on: engine) { _, database, _ in
            let end = Self.now.adding(seconds: 60)
            try await Self.claim(250, until: end, in: database)
            let watched = ObservedDatabase(database)
            let result = try await DeskFixture.desk(over: watched).sweep(at: end)
            #expect(result == SweepResult(changed: 250))
            let reads = watched.transactions.map { $0.queries.count { $0.contains("FROM webhook_endpoints") } }
            #expect(reads == [1, 1, 1])
        }
    }

    @Test(arguments: SQLEngine.allCases)
    func `whoever ends the program waits for one transaction only`(engine: SQLEngine) async throws {
        try await DeskFixture.withDesk(on: engine) { desk, database, _ in
            let end = Self.now.adding(seconds: 60)
            try await Self.claim(250, until: end, in: database)
            let result = try await withThrowingTaskGroup(of: SweepResult.self) { group in
                group.cancelAll()
                group.addTask { try await desk.sweep(at: end) }
                return try await group.next()
            }
            #expect(result == SweepResult(changed: 100))
            #expect(try await desk.sweep(at: end) == SweepResult(changed: 150))
        }
    }

    /// Adds conversations of other customers that Ana has.
    private static func claim(_ count: Int, until end: Instant, in database: any SQLDatabase) async throws {
        let ana = try #require(AgentName("ana"))
        try await database.write { connection in
            for number in 0..<count {
                let customer = Customer(
                    id: Identifier(stored: "cus_of_ana_\(number)"), createdAt: now, updatedAt: now)
                try CustomerStore(connection).save(customer)
                var conversation = Conversation(
                    id: Identifier(stored: "cnv_of_ana_\(number)"), customerID: customer.id, channel: .whatsapp,
                    inbox: "default", openedAt: now)
                try conversation.apply(.claimed(by: ana, until: end, at: now))
                try ConversationStore(connection).insert(conversation)
            }
        }
    }
}
