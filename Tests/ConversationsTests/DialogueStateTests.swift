import Conversations
import Foundation
import Testing

@Suite struct DialogueStateTests {
    private let start = Instant(millisecondsSinceEpoch: 1_800_000_000_000)
    private let slow = IntentLabel("technical/slow_connection")
    private let question = Expectation(
        facts: ["postal_code", "number"], then: "checked", intent: IntentLabel("commercial/coverage_check"))

    private func conversation() -> Conversation {
        Conversation(
            id: Identifier(stored: "cnv_1"), customerID: Identifier(stored: "cus_1"), channel: .whatsapp,
            inbox: "default", openedAt: start)
    }

    private func fact(_ name: String, _ value: String, in message: String = "msg_1", valid: Bool = true) -> Fact {
        Fact(name: name, value: value, raw: value, messageID: Identifier(stored: message), isValid: valid)
    }

    private func asked() throws -> Conversation {
        var conversation = conversation()
        conversation.customerWrote(at: start)
        let utterance = Utterance(
            text: "Where do you live?", template: "commercial/coverage_check", answers: [question.intent],
            asks: question)
        try conversation.apply(.botReplied(utterance, at: start))
        return conversation
    }

    @Test func `remembers what was said and asked, until the next thing is said`() throws {
        var conversation = try asked()
        #expect(conversation.dialogue.expects == question)
        #expect(conversation.dialogue.lastAnswered == question.intent)
        #expect(conversation.dialogue.hasJustSaid("Other words.", template: "commercial/coverage_check"))
        #expect(conversation.dialogue.hasJustSaid(text: "Where do you live?"))
        #expect(!conversation.dialogue.hasJustSaid("Other words.", template: "greeting"))
        conversation.customerWrote(at: start)
        try conversation.apply(.botReplied(Utterance(text: "Hi.", template: "greeting"), at: start))
        #expect(conversation.dialogue.expects == nil)
        #expect(conversation.dialogue.asked == ["commercial/coverage_check"])
        #expect(!conversation.dialogue.hasJustSaid(text: "Where do you live?"))
        // A question back answers nothing.
        #expect(conversation.dialogue.lastAnswered == question.intent)
    }

    @Test func `counts answers about one matter, and the question back`() throws {
        var conversation = conversation()
        for _ in 0..<2 {
            try conversation.apply(.botReplied(Utterance(text: "a", template: "t", answers: [slow]), at: start))
        }
        #expect(conversation.dialogue.answersInMatter == 2)
        #expect(!conversation.dialogue.clarified)
        let back = Utterance(text: "What?", template: "clarification", isClarification: true)
        try conversation.apply(.botReplied(back, at: start))
        #expect(conversation.dialogue.clarified)
        #expect(conversation.dialogue.answersInMatter == 2)
        try conversation.apply(
            .botReplied(Utterance(text: "b", template: "u", answers: [IntentLabel("a/b")]), at: start))
        #expect(conversation.dialogue.answersInMatter == 1)
    }

    @Test func `is corrected by what is told again, and bounded`() {
        var conversation = conversation()
        conversation.note([fact("date", "2026-03-12"), fact("date", "2026-03-14"), fact("cpf", "1", valid: false)])
        #expect(conversation.dialogue.facts.valuesByName.map(\.value) == ["2026-03-12, 2026-03-14"])
        conversation.note([fact("date", "2026-03-15", in: "msg_2")])
        #expect(conversation.dialogue.facts.map(\.value) == ["1", "2026-03-15"])
        for number in 0..<100 { conversation.note([fact("fact_\(number)", "x")]) }
        #expect(conversation.dialogue.facts.count == DialogueState.factLimit)
        #expect(conversation.dialogue.facts.last?.name == "fact_99")
    }

    @Test(arguments: [0, 1, 2, 3])
    func `a person taking over keeps the facts and clears what was asked`(way: Int) throws {
        let agent = try #require(AgentName("ana"))
        var conversation = try asked()
        conversation.note([fact("number", "45")])
        let until = start.adding(seconds: 60)
        switch way {
        case 0: try conversation.apply(.handedOff(team: "sales", priority: .normal, at: start))
        case 1: try conversation.apply(.claimed(by: agent, until: until, at: start))
        case 2: try conversation.apply(.transferred(team: "sales", by: nil, at: start))
        default: try conversation.apply(.assigned(to: agent, until: until, at: start))
        }
        #expect(conversation.dialogue.expects == nil)
        #expect(conversation.dialogue.facts.count == 1)
        #expect(conversation.dialogue.answersInMatter == 0)
        #expect(conversation.dialogue.said != nil)
        try conversation.apply(.claimed(by: agent, until: until, at: start))
        try conversation.apply(.agentReplied(by: agent, until: until, at: start))
        // Not the bot's words are what the customer read last.
        #expect(conversation.dialogue.said == nil)
        #expect(conversation.dialogue.facts.count == 1)
    }

    @Test func `a reopened matter has nothing asked, and its facts and its one question back`() throws {
        var conversation = try asked()
        conversation.note([fact("number", "45")])
        try conversation.apply(.resolved(by: nil, at: start))
        conversation.customerWrote(at: start)
        #expect(conversation.dialogue.expects == nil)
        #expect(conversation.dialogue.facts.count == 1)
    }

    @Test func `raises a priority and never lowers one`() throws {
        var conversation = conversation()
        try conversation.apply(.handedOff(team: "desk", priority: .high, at: start))
        #expect(try conversation.apply(.priorityRaised(to: .urgent, at: start)) == [.ticketUpdated])
        #expect(try conversation.apply(.priorityRaised(to: .low, at: start)) == [])
        #expect(conversation.priority == .urgent)
        #expect(conversation.owner == .queue(team: "desk"))
    }

    @Test func `comes back from JSON as it was, and takes none of it for granted`() throws {
        var conversation = try asked()
        conversation.note([fact("number", "45"), fact("cpf", "1", valid: false)])
        let back = Utterance(text: "What?", template: "clarification", asks: question, isClarification: true)
        try conversation.apply(.botReplied(back, at: start))
        for state in [conversation.dialogue, DialogueState()] {
            let json = try JSONWriter.bytes(of: state)
            #expect(try JSONDecoder().decode(DialogueState.self, from: Data(json)) == state)
        }
        #expect(try JSONDecoder().decode(DialogueState.self, from: Data("{}".utf8)) == DialogueState())
    }

    @Test func `shows facts and what is asked on the ticket`() throws {
        var conversation = try asked()
        conversation.note([fact("number", "45"), fact("cpf", "1", valid: false)])
        let json = try JSONDecoder().decode(
            JSONValue.self, from: Data(JSONWriter.bytes(of: TicketDocument(conversation))))
        guard case .object(let fields) = json else { throw CocoaError(.coderReadCorrupt) }
        #expect(fields["facts"] == .object(["number": .string("45")]))
        #expect(fields["expects"] == .array([.string("postal_code"), .string("number")]))
    }
}
