import Conversations
import Foundation
import Journey
import Storage
import TestSupport
import Testing

@Suite struct IntakeTests {
    @Test(arguments: SQLEngine.allCases)
    func `a message is stored with its decision, its reply and its events`(engine: SQLEngine) async throws {
        let fixture = try await JourneyFixture(engine)
        let answer = try await fixture.post("minha internet está lenta")
        #expect(answer.receipt.classification?.intent.rawValue == "technical/slow_connection")
        #expect(!answer.duplicate)
        let receipt = try await fixture.database.read { try DecisionStore($0).find(answer.receipt.id) }
        #expect(receipt == answer.receipt)
        let types = try await fixture.eventTypes()
        #expect(types.starts(with: ["message.received", "ticket.created", "decision.made"]))
        #expect(try await fixture.count("messages") == (answer.receipt.reply == nil ? 1 : 2))
    }

    @Test(arguments: SQLEngine.allCases)
    func `the same provider id is one message with one reply, however often it comes`(engine: SQLEngine) async throws {
        let fixture = try await JourneyFixture(engine)
        let answers = try await withThrowingTaskGroup { group in
            for _ in 0..<200 {
                group.addTask { try await fixture.post("quero falar com um atendente", providerID: "wamid.1") }
            }
            return try await group.reduce(into: [IntakeAnswer]()) { $0.append($1) }
        }
        #expect(answers.count { !$0.duplicate } == 1)
        #expect(Set(answers.map(\.receipt.id)).count == 1)
        let inbound = try await fixture.database.read {
            try $0.row("SELECT count(*) FROM messages WHERE direction = 'inbound'", [])?.integer(0)
        }
        #expect(inbound == 1)
        #expect(try await fixture.eventTypes().count { $0 == "message.received" } == 1)
    }

    @Test(arguments: SQLEngine.allCases)
    func `a provider's id that comes with another customer or text is refused, and nothing is lost`(
        engine: SQLEngine
    ) async throws {
        let fixture = try await JourneyFixture(engine)
        let first = try await fixture.post("quero a segunda via", from: "+5511999990001", providerID: "7")
        await #expect(throws: IntakeError.messageIDReused) {
            try await fixture.post("quero a segunda via", from: "+5511999990002", providerID: "7")
        }
        await #expect(throws: IntakeError.messageIDReused) {
            try await fixture.post("minha internet caiu", from: "+5511999990001", providerID: "7")
        }
        let again = try await fixture.post("quero a segunda via", from: "+5511999990001", providerID: "7")
        #expect(again.duplicate && again.receipt == first.receipt)
        #expect(try await fixture.count("decisions") == 1)
        #expect(try await fixture.count("customers") == 1)
    }

    @Test(arguments: SQLEngine.allCases)
    func `an idempotency key brings the same answer back and refuses another body`(engine: SQLEngine) async throws {
        let fixture = try await JourneyFixture(engine)
        let first = try await fixture.post("olá", key: ("key-1", digest: "a"))
        let second = try await fixture.post("olá", key: ("key-1", digest: "a"))
        #expect(second.duplicate)
        #expect(second.receipt == first.receipt)
        await #expect(throws: IntakeError.keyReused) { try await fixture.post("outra", key: ("key-1", digest: "b")) }
        #expect(try await fixture.count("decisions") == 1)
    }

    @Test(arguments: SQLEngine.allCases)
    func `a burst from a new customer is one conversation`(engine: SQLEngine) async throws {
        let fixture = try await JourneyFixture(engine)
        try await withThrowingTaskGroup { group in
            for index in 0..<50 { group.addTask { _ = try await fixture.post("mensagem \(index)") } }
            try await group.waitForAll()
        }
        #expect(try await fixture.count("conversations") == 1)
        #expect(try await fixture.count("customers") == 1)
        #expect(try await fixture.count("decisions") == 50)
    }

    @Test(arguments: SQLEngine.allCases)
    func `the bot is silent while a person owns the conversation`(engine: SQLEngine) async throws {
        let fixture = try await JourneyFixture(engine)
        let first = try await fixture.post("quero falar com um atendente")
        #expect(first.receipt.reason == .asksForPerson)
        let second = try await fixture.post("minha internet está lenta")
        #expect(second.receipt.resolution == .suppressed)
        #expect(second.receipt.reason == .ownedByPerson)
        #expect(second.receipt.reply == nil)
    }

    @Test(arguments: SQLEngine.allCases)
    func `a message that finds a lapsed claim tells that it lapsed`(engine: SQLEngine) async throws {
        let fixture = try await JourneyFixture(engine)
        let first = try await fixture.post("quero falar com um atendente")
        let ana = try #require(AgentName("ana"))
        try await fixture.database.write { connection in
            let store = ConversationStore(connection)
            var conversation = try #require(try store.find(first.receipt.conversationID))
            let stored = conversation
            try conversation.apply(.claimed(by: ana, until: JourneyFixture.now, at: JourneyFixture.now))
            #expect(try store.update(conversation, from: stored))
        }
        let before = try await fixture.eventTypes().count
        let second = try await fixture.post("minha internet está lenta")
        #expect(second.receipt.reason == .ownedByPerson)
        #expect(
            try await fixture.eventTypes().dropFirst(before) == ["message.received", "decision.made", "ticket.updated"])
        let conversation = try await fixture.database.read {
            try ConversationStore($0).find(second.receipt.conversationID)
        }
        #expect(conversation?.owner.isHuman == true)
        #expect(conversation?.waitingSince != nil)
    }

    @Test(arguments: SQLEngine.allCases)
    func `what a customer says about themselves is told, and so is a hand-off`(engine: SQLEngine) async throws {
        let fixture = try await JourneyFixture(engine)
        _ = try await fixture.post("quero falar com um atendente")
        let request = try JourneyFixture.request("oi", from: "+5511999990000")
        var message = request.message
        message.profile.plan = "fibra-600"
        _ = try await fixture.queue.submit(IntakeRequest(message: message, from: request.identity))
        let types = try await fixture.eventTypes()
        for type in [
            EventType.messageReceived, .ticketCreated, .decisionMade, .conversationHandedOff, .customerUpdated,
        ] {
            #expect(types.contains(type.rawValue))
        }
    }

    @Test(arguments: SQLEngine.allCases)
    func `a message whose journey breaks is stored and goes to a person`(engine: SQLEngine) async throws {
        let fixture = try await JourneyFixture(engine) { sql, arguments in
            sql.contains("INSERT INTO decisions") && !arguments.contains("pipeline_failure")
                ? .error(.statement("broken on purpose")) : nil
        }
        let answer = try await fixture.post("minha internet está lenta")
        #expect(answer.receipt.reason == .pipelineFailure)
        #expect(answer.receipt.team != nil)
        #expect(try await fixture.count("decisions") == 1)
        let waiting = try await fixture.database.read { try ConversationStore($0).waitingCount() }
        #expect(waiting == 1)
    }

    @Test(arguments: SQLEngine.allCases)
    func `one bad message does not take its batch with it`(engine: SQLEngine) async throws {
        let fixture = try await JourneyFixture(engine) { sql, arguments in
            sql.contains("INSERT INTO messages") && arguments.contains("veneno")
                ? .error(.statement("broken on purpose")) : nil
        }
        let outcomes = await withTaskGroup { group in
            for index in 0..<20 {
                group.addTask {
                    do {
                        _ = try await fixture.post(
                            index == 7 ? "veneno" : "oi \(index)", from: "+55119999\(10_000 + index)")
                        return true
                    } catch {
                        return false
                    }
                }
            }
            return await group.reduce(into: [Bool]()) { $0.append($1) }
        }
        #expect(outcomes.count { $0 } == 19)
        #expect(fixture.rewrites.value == 1)
        #expect(try await fixture.count("decisions") == 19)
    }

    @Test(arguments: SQLEngine.allCases)
    func `what is stored about a customer may be unreadable, a person gets the message all the same`(
        engine: SQLEngine
    )
        async throws
    {
        let fixture = try await JourneyFixture(engine)
        let first = try await fixture.post("minha internet está lenta")
        _ = try await fixture.database.write {
            try $0.execute(
                "UPDATE customers SET attributes = 'no JSON' WHERE id = $1", [SQLValue(first.receipt.customerID)])
        }
        let second = try await fixture.post("continua lenta")
        #expect(second.receipt.reason == .pipelineFailure)
        #expect(second.receipt.team != nil)
        #expect(second.failure != nil)
        #expect(second.receipt.conversationID == first.receipt.conversationID)
        let waiting = try await fixture.database.read { try ConversationStore($0).waitingCount() }
        #expect(waiting == 1)
        let third = try await fixture.post("alguém aí?")
        #expect(third.failure == nil)
        #expect(third.receipt.conversationID == first.receipt.conversationID)
    }

    @Test(arguments: SQLEngine.allCases)
    func `a conversation that cannot be read is left behind, and the next messages find the new one`(
        engine: SQLEngine
    )
        async throws
    {
        let fixture = try await JourneyFixture(engine)
        let first = try await fixture.post("minha internet está lenta")
        _ = try await fixture.database.write {
            try $0.execute(
                "UPDATE conversations SET priority = 99 WHERE id = $1", [SQLValue(first.receipt.conversationID)])
        }
        let second = try await fixture.post("continua lenta")
        #expect(second.receipt.reason == .pipelineFailure)
        #expect(second.receipt.team != nil)
        let third = try await fixture.post("alguém aí?")
        #expect(third.failure == nil)
        #expect(third.receipt.conversationID == second.receipt.conversationID)
    }

    @Test(arguments: SQLEngine.allCases)
    func `sending again finds the decision though its receipt cannot be read`(engine: SQLEngine) async throws {
        let fixture = try await JourneyFixture(engine)
        let first = try await fixture.post("minha internet está lenta", providerID: "wamid.1")
        _ = try await fixture.database.write { try $0.execute("UPDATE decisions SET receipt = 'no JSON'") }
        let again = try await fixture.post("minha internet está lenta", providerID: "wamid.1")
        #expect(again.duplicate)
        #expect(again.receipt.id == first.receipt.id)
        #expect(again.receipt.resolution == first.receipt.resolution)
        #expect(again.receipt.reason == first.receipt.reason)
        #expect(again.receipt.classification?.intent == first.receipt.classification?.intent)
        #expect(try await fixture.count("decisions") == 1)
    }

    @Test(arguments: SQLEngine.allCases)
    func `sending again finds the decision though the message cannot be read`(engine: SQLEngine) async throws {
        let fixture = try await JourneyFixture(engine)
        let first = try await fixture.post("minha internet está lenta", providerID: "wamid.1")
        _ = try await fixture.database.write { try $0.execute("UPDATE messages SET metadata = 'no JSON'") }
        let again = try await fixture.post("minha internet está lenta", providerID: "wamid.1")
        #expect(again.duplicate)
        #expect(again.receipt == first.receipt)
        #expect(fixture.rewrites.value == 0)
    }

    @Test(arguments: SQLEngine.allCases)
    func `a message that crashed the program twice is quarantined, for a person`(engine: SQLEngine) async throws {
        let text = "mensagem que derruba"
        let digest = try JourneyFixture.request(text, from: "+5511999990000").contentDigest
        // Each start of the program that finds the message in the journal counts one crash.
        let fixture = try await JourneyFixture(engine, crashes: CrashJournal.tolerance - 1, of: digest)
        let answer = try await fixture.post(text)
        #expect(answer.receipt.reason == .quarantined)
        #expect(answer.receipt.classification == nil)
        let other = try await fixture.post("minha internet está lenta", from: "+5511888880000")
        #expect(other.receipt.reason != .quarantined)
    }

    @Test(arguments: [(1, 1), (16, 16), (20, 16), (64, 32), (200, 64), (0, 0)])
    func `a batch is half of those who wait, when they are many`(waiting: Int, batch: Int) {
        #expect(IntakeQueue.share(of: waiting, limit: 64) == batch)
    }

    @Test func `a closed queue refuses, a full one says when to come back`() async throws {
        let queue = IntakeQueue(capacity: 0)
        await #expect(throws: IntakeError.busy(retryAfter: 1)) {
            try await queue.submit(try JourneyFixture.request("oi", from: "a"))
        }
        queue.close()
        await #expect(throws: IntakeError.draining) {
            try await queue.submit(try JourneyFixture.request("oi", from: "a"))
        }
    }
}
