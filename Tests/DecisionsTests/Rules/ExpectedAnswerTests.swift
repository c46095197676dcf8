import Conversations
import Testing

@testable import Decisions

@Suite struct `An answer to what was asked` {
    private static let replies =
        PolicyFixture.replies.replacing(
            "  general/thanks_goodbye: Bye.",
            with: """
                  commercial/coverage_check:
                    text: Your postal code and number, please.
                    actions: [run_line_test]
                    expects: [postal_code, number]
                    skip_if_known: true
                  commercial/plan_change:
                    text: Which day?
                    expects: [date]
                    then: day_noted
                  general/thanks_goodbye: Bye.
                """)
            + """

            follow_ups:
              day_noted:
                text: "Noted: {{facts.date}}. At what time?"
                actions: [run_line_test]
                expects: [time]
                then: time_noted
              time_noted: "Noted: {{facts.time}}."
            """
    private static let teams = PolicyFixture.teams.replacing(
        "  financial: billing", with: "  financial: billing\n  commercial: {team: night, priority: high}")

    private func policy() throws -> Policy { try PolicyFixture.policy(replies: Self.replies, teams: Self.teams) }

    private func fact(_ name: String, _ value: String, valid: Bool = true) -> Fact {
        Fact(name: name, value: value, raw: value, messageID: Identifier(stored: "msg_1"), isValid: valid)
    }

    /// A message after the bot has asked.
    private func input(
        _ facts: [Fact], after question: String = "commercial/coverage_check", asking names: [String],
        then: String? = nil,
        earlier: [Fact] = [], intent: String = "commercial/coverage_check", confidence: Double = 0.2,
        _ change: (inout DecisionInput) -> Void = { _ in }
    ) throws -> DecisionInput {
        let asks = Expectation(facts: names, then: then, intent: IntentLabel(question))
        var conversation = try PolicyFixture.conversation(
            said: [Utterance(text: "?", template: question, answers: [IntentLabel(question)], asks: asks)],
            told: earlier)
        conversation.note(facts)
        return PolicyFixture.input {
            $0.conversation = conversation
            $0.facts = facts
            $0.classification = PolicyFixture.classification(intent, confidence)
            change(&$0)
        }
    }

    private let address = ["postal_code", "number"]

    @Test func `a reply says what it asks for`() throws {
        let decision = try policy().decide(
            PolicyFixture.input { $0.classification = PolicyFixture.classification("commercial/coverage_check", 0.9) })
        #expect(decision.reason == .answered)
        #expect(
            decision.asks
                == Expectation(facts: address, then: nil, intent: IntentLabel("commercial/coverage_check")))
    }

    @Test func `told, a person of the question's team goes on, whatever the words sound like`() throws {
        let facts = [fact("postal_code", "01310-100"), fact("number", "45")]
        let trace = try policy().trace(
            try input(facts, asking: address, intent: "financial/negotiate_debt") {
                $0.classification.shape = .number
            })
        #expect(trace.decision.reason == .expectedAnswer)
        #expect(trace.decision.team == "night" && trace.decision.priority == .high)
        #expect(trace.steps.last?.note == "told number, postal_code")
    }

    @Test func `told in two messages, too, where it can be meant for nothing else`() throws {
        let number = [fact("number", "45")]
        let told = try policy().trace(
            try input(number, asking: address, earlier: [fact("postal_code", "01310-100")]))
        #expect(told.steps.last?.note == "told number")
        // A number may have been any number.
        let untold = try policy().trace(
            try input([fact("postal_code", "01310-100")], asking: address, earlier: number))
        #expect(untold.steps.last?.note == "asked for number, which was not told")
        #expect(untold.decision.reason == .expectedAnswer)
    }

    @Test func `told all before it was asked, nothing is asked`() throws {
        let facts = [fact("postal_code", "01310-100"), fact("number", "45")]
        var conversation = try PolicyFixture.conversation(said: [])
        conversation.note(facts)
        let decision = try policy().decide(
            PolicyFixture.input {
                $0.conversation = conversation
                $0.facts = facts
                $0.classification = PolicyFixture.classification("commercial/coverage_check", 0.9)
            })
        #expect(decision.reason == .expectedAnswer)
        #expect(decision.team == "night")
    }

    @Test func `what cannot be is not told`() throws {
        let decision = try policy().decide(
            try input([fact("postal_code", "01310-100"), fact("number", "45", valid: false)], asking: address))
        #expect(decision.reason == .expectedAnswer)
        #expect(decision.team == "night")
    }

    @Test func `leads on to the next reply, which may ask on`() throws {
        let day = [fact("date", "dia 12")]
        let first = try policy().decide(
            try input(day, after: "commercial/plan_change", asking: ["date"], then: "day_noted"))
        #expect(first.reply == Decision.Reply(text: "Noted: dia 12. At what time?", template: "follow_up/day_noted"))
        #expect(first.reason == .expectedAnswer && first.resolution == .aiAutomated)
        #expect(first.actions == ["run_line_test"])
        #expect(first.answers == [IntentLabel("commercial/plan_change")])
        #expect(first.asks?.facts == ["time"] && first.asks?.then == "time_noted")
        let last = try policy().decide(
            try input([fact("time", "14:00")], after: "commercial/plan_change", asking: ["time"], then: "time_noted"))
        #expect(last.reply?.text == "Noted: 14:00.")
        #expect(last.asks == nil)
    }

    @Test func `is a person's when the next reply is gone, was asked already, or may not be said`() throws {
        let day = [fact("date", "dia 12")]
        let gone = try policy().decide(
            try input(day, after: "commercial/plan_change", asking: ["date"], then: "no_longer_there"))
        #expect(gone.team == "night")
        let again = try policy().decide(
            try input(day, after: "follow_up/day_noted", asking: ["date"], then: "day_noted"))
        #expect(again.reply == nil)
        let late = try policy().decide(
            try input(day, after: "commercial/plan_change", asking: ["date"], then: "day_noted") {
                $0.message.sentAt = $0.now.adding(seconds: -90_000)
            })
        #expect(late.reply == nil)
    }

    @Test func `is passed over for something else that is surely asked`() throws {
        let other = try policy().decide(
            try input([], asking: address, intent: "technical/slow_connection", confidence: 0.9))
        #expect(other.reply?.template == "technical/slow_connection")
        let thanks = try policy().decide(
            try input([], asking: address, intent: "general/thanks_goodbye", confidence: 0.9))
        #expect(thanks.reply?.template == "general/thanks_goodbye")
        // A day stands in many a request.
        let byTheWay = try policy().decide(
            try input(
                [fact("date", "amanhã")], after: "commercial/plan_change", asking: ["date"], then: "day_noted",
                intent: "technical/slow_connection", confidence: 0.9))
        #expect(byTheWay.reply?.template == "technical/slow_connection")
        let both = try policy().trace(
            try input(
                [fact("postal_code", "01310-100"), fact("number", "45")], asking: address,
                intent: "technical/slow_connection", confidence: 0.9))
        #expect(both.decision.team == "night")
        #expect(both.steps.last?.note?.contains("is asked for as well") == true)
    }

    @Test func `what is neither goes to a person, and is not asked again`() throws {
        for change in [
            { (_: inout DecisionInput) in }, { $0.classification.shape = .reply }, { $0.classification.shape = .emoji },
        ] as [(inout DecisionInput) -> Void] {
            let decision = try policy().decide(try input([], asking: address, change))
            #expect(decision.reason == .expectedAnswer && decision.team == "night")
        }
        // The question once more is no answer, however sure it is.
        let repeated = try policy().decide(try input([], asking: address, confidence: 0.95))
        #expect(repeated.reason == .expectedAnswer)
        let unhelped = try policy().decide(
            try input([fact("date", "dia 12")], after: "commercial/plan_change", asking: ["date"], then: "day_noted") {
                $0.classification.signs = [.unsolved]
            })
        #expect(unhelped.reply == nil)
    }

    @Test(arguments: [
        ("expects: [colour]", "is not a fact"), ("expects: []", "must name a fact"),
        ("expects: [date]\n    then: nobody", "must be person or one of the follow_ups"),
        ("then: person", "has no effect without expects"), ("skip_if_known: true", "has no effect without expects"),
        ("expects: [date]\n    skip_if_known: perhaps", "skip_if_known"),
    ])
    func `is refused where replies.yaml makes no sense`(lines: String, problem: String) {
        let replies = """
            replies:
              a/b:
                text: Yes?
                \(lines.replacing("    ", with: "    "))
            """
        let error = #expect(throws: PolicyError.self) {
            try PolicyFixture.policy(
                "thresholds: {default: 0.7}\nasks_for_person: {intents: []}", replies: replies,
                teams: "teams: {x: {name: X}}\nfallback: x\nnotices: {default: d}")
        }
        #expect(error?.description.contains(problem) == true, "\(error?.description ?? "")")
    }

    @Test func `is refused with a fact in the text that is none`() {
        let replies = PolicyFixture.replies.replacing("Bye.", with: "\"Bye {{facts.colour}}.\"")
        let error = #expect(throws: PolicyError.self) { try PolicyFixture.policy(replies: replies) }
        #expect(error?.description.contains("{{facts.colour}}, which is not a fact") == true)
    }
}
