import Conversations
import Testing

@testable import Decisions

@Suite struct `The unsolved rule` {
    private func decide(
        _ signs: MessageSigns, intent: String = "technical/slow_connection", confidence: Double = 0.9,
        after answered: String? = nil, policy: String = PolicyFixture.policy
    ) throws -> Decision {
        let said = answered.map { Utterance(text: "Try this.", template: "x/\($0)", answers: [IntentLabel($0)]) }
        let conversation = try PolicyFixture.conversation(said: said.map { [$0] } ?? [])
        return try PolicyFixture.policy(policy).decide(
            PolicyFixture.input {
                $0.classification = PolicyFixture.classification(intent, confidence)
                $0.classification.signs = signs
                $0.conversation = conversation
            })
    }

    @Test func `is a person for what did not help, in the same category or said unclearly`() throws {
        #expect(try decide([.unsolved], after: "technical/slow_connection").reason == .unsolved)
        #expect(try decide([.unsolved], after: "technical/router_problem").reason == .unsolved)
        let unclear = try decide([.unsolved], intent: "general/thanks_goodbye", confidence: 0.3, after: "technical/x")
        #expect(unclear.reason == .unsolved)
        // To those who have the matter, not to whom its words sound like.
        #expect(unclear.team == "support")
        #expect(
            try decide([.unsolved], intent: "financial/second_copy_invoice", after: "technical/x").reason == .answered)
    }

    @Test func `reads what leans on the answer before as being about it`() throws {
        #expect(try decide([.followUp], after: "technical/slow_connection").reason == .unsolved)
        #expect(try decide([.followUp], confidence: 0.5, after: "financial/second_copy_invoice").reason == .unsolved)
        #expect(try decide([.followUp], after: "technical/router_problem").reason == .answered)
        #expect(try decide([.followUp]).reason == .answered)
    }

    @Test func `does not let thanks outweigh what is unsolved`() throws {
        #expect(try decide([.unsolved, .thanks]).reason == .unsolved)
        #expect(try decide([.unsolved], intent: "general/thanks_goodbye").reason == .unsolved)
        // Nothing was answered yet: a problem that lasts is a request like others.
        #expect(try decide([.unsolved]).reason == .answered)
        #expect(try decide([.unsolved], after: "general/thanks_goodbye").reason == .answered)
    }

    @Test func `can be switched off`() throws {
        let policy = PolicyFixture.policy + "\nunsolved: {enabled: false}\n"
        #expect(try decide([.unsolved, .thanks], policy: policy).reason == .answered)
    }

    @Test func `has its word before thresholds are measured`() throws {
        var classification = PolicyFixture.classification("general/thanks_goodbye", 0.9)
        classification.signs = [.thanks, .unsolved]
        #expect(try PolicyFixture.policy().candidate(for: classification) == nil)
    }
}

@Suite struct `The repeated rule` {
    private func decide(
        _ intent: String, after text: String, template: String, replies: String = PolicyFixture.replies,
        policy: String = PolicyFixture.policy
    ) throws -> DecisionTrace {
        let conversation = try PolicyFixture.conversation(
            said: [Utterance(text: text, template: template, answers: [IntentLabel(template)])])
        return try PolicyFixture.policy(policy, replies: replies).trace(
            PolicyFixture.input {
                $0.classification = PolicyFixture.classification(intent, 0.9)
                $0.conversation = conversation
            })
    }

    @Test func `sends nothing twice in a row, whatever else it is called`() throws {
        let same = try decide("technical/slow_connection", after: "Let us test your line.", template: "elsewhere")
        #expect(same.decision.reason == .repeated)
        #expect(same.decision.team == "support")
        #expect(same.steps.suffix(2).map(\.rule) == ["answered", "repeated"])
        #expect(same.steps.suffix(2).map(\.outcome) == [.passed, .decided])
        let otherWords = try decide("technical/slow_connection", after: "Other.", template: "technical/slow_connection")
        #expect(otherWords.decision.reason == .repeated)
        let other = try decide(
            "technical/slow_connection", after: "Here it is.", template: "financial/second_copy_invoice")
        #expect(other.decision.reason == .answered)
    }

    @Test func `answers thanks again as long as it has other words`() throws {
        let replies = PolicyFixture.replies.replacing(
            "general/thanks_goodbye: Bye.", with: "general/thanks_goodbye: [Bye., See you.]")
        let thanks = "general/thanks_goodbye"
        let first = try decide(thanks, after: "Bye.", template: thanks, replies: replies)
        #expect(first.decision.reply?.text == "See you.")
        #expect(
            try decide(thanks, after: "See you.", template: thanks, replies: replies).decision.reply?.text == "Bye.")
        #expect(try decide(thanks, after: "Bye.", template: thanks).decision.reason == .repeated)
        let none = PolicyFixture.policy + "\nrepeated: {except: []}\n"
        #expect(
            try decide(thanks, after: "Bye.", template: thanks, replies: replies, policy: none).decision.reason
                == .repeated)
    }

    @Test func `asks nothing twice, whatever was said between`() throws {
        let replies = PolicyFixture.replies.replacing(
            "    actions: [run_line_test]\n  technical/router", with: "    expects: [speed]\n  technical/router")
        let asks = Expectation(facts: ["speed"], then: nil, intent: IntentLabel("technical/slow_connection"))
        let conversation = try PolicyFixture.conversation(said: [
            Utterance(
                text: "Let us test your line.", template: "technical/slow_connection", answers: [asks.intent],
                asks: asks),
            Utterance(
                text: "Bye.", template: "general/thanks_goodbye", answers: [IntentLabel("general/thanks_goodbye")]),
        ])
        let decision = try PolicyFixture.policy(replies: replies).decide(
            PolicyFixture.input { $0.conversation = conversation })
        #expect(decision.reason == .repeated)
    }
}
