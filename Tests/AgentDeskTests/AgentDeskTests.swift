import AgentDesk
import Conversations
import Storage
import Testing

@Suite struct AgentDeskTests {
    private static let now = DeskFixture.now

    @Test(arguments: SQLEngine.allCases)
    func `of many claims at once exactly one wins`(engine: SQLEngine) async throws {
        try await DeskFixture.withDesk(on: engine) { desk, _, id in
            let winners = await withTaskGroup { group in
                for index in 0..<20 {
                    group.addTask {
                        guard let agent = AgentName("agent\(index)") else { return false }
                        return (try? await desk.perform(.claim(agent), on: id, at: Self.now)) != nil
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(winners == 1)
        }
    }

    @Test(arguments: SQLEngine.allCases)
    func `a reply is written, announced and ends the wait`(engine: SQLEngine) async throws {
        try await DeskFixture.withDesk(on: engine) { desk, database, id in
            let ana = try #require(AgentName("ana"))
            let result = try await desk.perform(.reply("Bom dia!", by: ana), on: id, at: Self.now)
            #expect(result.message?.author == .agent(ana))
            #expect(result.conversation.waitingSince == nil)
            #expect(result.conversation.status == .pending)
            let types = try await database.read { connection in
                try connection.rows("SELECT type FROM events ORDER BY sequence").map { try $0.text(0) }
            }
            #expect(types == ["conversation.assigned", "ticket.updated"])
        }
    }

    @Test(arguments: SQLEngine.allCases)
    func `a refused act writes nothing`(engine: SQLEngine) async throws {
        try await DeskFixture.withDesk(on: engine) { desk, database, id in
            let (ana, rui) = (try #require(AgentName("ana")), try #require(AgentName("rui")))
            _ = try await desk.perform(.claim(ana), on: id, at: Self.now)
            await #expect(throws: DeskError.refused(.heldByAnother(ana))) {
                try await desk.perform(.reply("Olá", by: rui), on: id, at: Self.now)
            }
            let messages = try await database.read { try MessageStore($0).list(in: id, after: nil, limit: 10).count }
            #expect(messages == 0)
        }
    }

    @Test(arguments: SQLEngine.allCases)
    func `resolving with a disposition says both, and a message reopens`(engine: SQLEngine) async throws {
        try await DeskFixture.withDesk(on: engine) { desk, _, id in
            let ana = try #require(AgentName("ana"))
            let resolved = try await desk.perform(
                .resolve(by: ana, disposition: .inquiryAnswered, note: "ok"), on: id, at: Self.now)
            #expect(resolved.conversation.status == .resolved)
            #expect(resolved.conversation.disposition?.code == .inquiryAnswered)
            let reopened = try await desk.perform(.reopen, on: id, at: Self.now)
            #expect(reopened.conversation.owner == .queue(team: "billing"))
            #expect(reopened.conversation.disposition == nil)
        }
    }

    @Test(arguments: SQLEngine.allCases)
    func `a transfer goes to a team of the inbox and nowhere else`(engine: SQLEngine) async throws {
        try await DeskFixture.withDesk(on: engine) { desk, database, id in
            for team in ["", "support", "Billing", "billing "] {
                await #expect(throws: DeskError.unknownTeam(known: ["billing", "front", "sales"]), "\(team)") {
                    try await desk.perform(.transfer(team: team, by: nil), on: id, at: Self.now)
                }
            }
            let transferred = try await desk.perform(.transfer(team: "sales", by: nil), on: id, at: Self.now)
            #expect(transferred.conversation.owner == .queue(team: "sales"))
            let count = try await database.read { try $0.row("SELECT count(*) FROM events", [])?.integer(0) }
            #expect(count == 1)
        }
    }

    /// What the bot alone had is nobody's team's yet.
    @Test(arguments: SQLEngine.allCases)
    func `a conversation without a team goes to the policy's fallback, whatever takes it there`(
        engine: SQLEngine
    ) async throws {
        try await DeskFixture.withDesk(on: engine) { desk, database, _ in
            let ana = try #require(AgentName("ana"))
            let soon = Self.now.adding(seconds: 60)
            let ways: [[DeskAct]] = [
                [.claim(ana), .release(ana)], [.claim(ana)], [.snooze(until: soon, by: nil)],
                [.resolve(by: nil, disposition: nil, note: nil), .reopen],
            ]
            for (number, acts) in ways.enumerated() {
                let id = Identifier<Conversation>(stored: "cnv_way\(number)")
                _ = try await database.write { connection in
                    let customer = Customer(
                        id: Identifier(stored: "cus_way\(number)"), createdAt: Self.now, updatedAt: Self.now)
                    try CustomerStore(connection).save(customer)
                    try ConversationStore(connection).insert(
                        Conversation(
                            id: id, customerID: customer.id, channel: .whatsapp, inbox: "default", openedAt: Self.now))
                }
                for act in acts { _ = try await desk.perform(act, on: id, at: Self.now) }
                _ = try await desk.sweep(at: soon)
                let conversation = try await database.read { try ConversationStore($0).find(id) }
                #expect(conversation?.owner == .queue(team: "front"), "\(acts)")
                #expect(conversation?.team == "front", "\(acts)")
            }
        }
    }

    @Test(arguments: SQLEngine.allCases)
    func `what was closed is not reopened beside what the customer writes in by now`(engine: SQLEngine) async throws {
        try await DeskFixture.withDesk(on: engine) { desk, database, id in
            _ = try await desk.perform(.resolve(by: nil, disposition: nil, note: nil), on: id, at: Self.now)
            let other = Identifier<Conversation>(stored: "cnv_2")
            try await database.write { connection in
                try ConversationStore(connection).insert(
                    Conversation(
                        id: other, customerID: Identifier(stored: "cus_1"), channel: .whatsapp, inbox: "default",
                        openedAt: Self.now))
            }
            await #expect(throws: DeskError.anotherIsActive(other)) {
                try await desk.perform(.reopen, on: id, at: Self.now)
            }
            await #expect(throws: DeskError.refused(.notClosed)) {
                try await desk.perform(.reopen, on: other, at: Self.now)
            }
            _ = try await desk.perform(.resolve(by: nil, disposition: nil, note: nil), on: other, at: Self.now)
            #expect(try await desk.perform(.reopen, on: id, at: Self.now).conversation.status == .open)
        }
    }

    @Test(arguments: SQLEngine.allCases)
    func `an unknown conversation is said to be unknown`(engine: SQLEngine) async throws {
        try await DeskFixture.withDesk(on: engine) { desk, _, _ in
            await #expect(throws: DeskError.unknownConversation) {
                try await desk.perform(.reopen, on: Identifier(stored: "cnv_none"), at: Self.now)
            }
        }
    }

    @Test(arguments: SQLEngine.allCases)
    func `a customer whose facts cannot be read is helped all the same`(engine: SQLEngine) async throws {
        try await DeskFixture.withDesk(on: engine) { desk, database, id in
            let ana = try #require(AgentName("ana"))
            _ = try await database.write { try $0.execute("UPDATE customers SET attributes = '{'") }
            _ = try await desk.perform(.claim(ana), on: id, at: Self.now)
            #expect(try await desk.sweep(at: Self.now.adding(seconds: 60)) == SweepResult(changed: 1))
            let result = try await desk.perform(.reply("Bom dia!", by: ana), on: id, at: Self.now.adding(seconds: 61))
            #expect(result.message != nil)
        }
    }

    /// Every type of event that the desk sends in this version, as docs/api.md lists them.
    @Test(arguments: SQLEngine.allCases)
    func `each act is told under its own type`(engine: SQLEngine) async throws {
        try await DeskFixture.withDesk(on: engine) { desk, database, id in
            let ana = try #require(AgentName("ana"))
            let soon = Self.now.adding(seconds: 60)
            let acts: [(DeskAct, [EventType])] = [
                (.claim(ana), [.conversationAssigned]), (.note("x", by: ana), []), (.keepAlive(ana), []),
                (.release(ana), [.ticketUpdated]), (.assign(ana), [.conversationAssigned]),
                (.reply("oi", by: ana), [.ticketUpdated]), (.snooze(until: soon, by: ana), [.ticketUpdated]),
                (.transfer(team: "sales", by: ana), [.conversationTransferred]),
                (.dispose(.inquiryAnswered, note: nil), [.dispositionUpdated]),
                (.resolve(by: nil, disposition: .resolved, note: nil), [.ticketResolved, .dispositionUpdated]),
                (.archive, [.ticketUpdated]), (.reopen, [.ticketUpdated]),
            ]
            var told: [String] = []
            for (act, types) in acts {
                _ = try await desk.perform(act, on: id, at: Self.now)
                let all = try await database.read { connection in
                    try connection.rows("SELECT type FROM events ORDER BY sequence").map { try $0.text(0) }
                }
                #expect(all.dropFirst(told.count) == types.map(\.rawValue)[...], "\(act)")
                told = all
            }
        }
    }
}
