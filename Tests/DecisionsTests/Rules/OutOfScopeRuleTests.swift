import Conversations
import Testing

@testable import Decisions

@Suite struct `The out-of-scope rule` {
    private func input(
        _ refusal: Double, label: Bool = false, _ change: (inout DecisionInput) -> Void = { _ in }
    ) -> DecisionInput {
        PolicyFixture.input {
            let slow = Classification.Candidate(intent: IntentLabel("technical/slow_connection"), confidence: 0.1)
            let none = Classification.Candidate(intent: .outOfScope, confidence: refusal)
            $0.classification.ranking = label ? [none, slow] : [slow, none]
            $0.classification.inScope = false
            change(&$0)
        }
    }

    @Test func `has one friendly word, then a person, and never the wrong intent's team`() throws {
        let policy = try PolicyFixture.policy()
        for first in [input(0.9), input(0.9, label: true)] {
            let decision = policy.decide(first)
            #expect(decision.reply == Decision.Reply(text: "Not our business.", template: "out_of_scope"))
            #expect(decision.threshold == 0.7)
        }
        let again = policy.decide(
            input(0.9) { $0.conversation = PolicyFixture.conversation(lastIntent: .outOfScope) })
        #expect(again.reason == .outOfScope)
        #expect(again.team == "desk")
        let late = policy.decide(input(0.9) { $0.message.sentAt = $0.now.adding(seconds: -90_000) })
        #expect(late.route == .handOff(team: "desk", notice: nil))
    }

    @Test(arguments: [(0.70, true), (0.69, false), (0, false), (Double.nan, false)])
    func `refuses by itself only when it is sure enough`(refusal: Double, refused: Bool) throws {
        let decision = try PolicyFixture.policy().decide(input(refusal))
        #expect(decision.reason == .outOfScope)
        #expect((decision.reply != nil) == refused)
        #expect(decision.threshold == 0.7)
    }

    @Test func `has a threshold of its own`() throws {
        let text = PolicyFixture.policy.replacing("intents: {", with: "intents: {out_of_scope: 0.95, ")
        #expect(try PolicyFixture.policy(text).decide(input(0.9)).team == "desk")
        #expect(try PolicyFixture.policy(text).decide(input(0.95)).reply != nil)
        let never = PolicyFixture.policy.replacing("intents: {", with: "intents: {out_of_scope: never, ")
        #expect(try PolicyFixture.policy(never).decide(input(1)).team == "desk")
    }

    @Test func `asks no threshold when a rule of the model says so`() throws {
        let decision = try PolicyFixture.policy().decide(
            input(0) { $0.classification.hardRule = .intent(.outOfScope, rule: "jobs") })
        #expect(decision.reply?.template == "out_of_scope")
        #expect(decision.threshold == nil)
    }

    @Test func `tells whoever measures what would be refused`() throws {
        let policy = try PolicyFixture.policy()
        let refusal = try #require(policy.refusal(for: input(0.3).classification))
        #expect(refusal == AnswerCandidate(intent: .outOfScope, confidence: 0.3, isCertain: false))
        #expect(policy.candidate(for: input(0.3).classification) == nil)
        #expect(policy.refusal(for: PolicyFixture.classification("technical/slow_connection", 0.9)) == nil)
        #expect(
            policy.refusal(for: input(0.3) { $0.classification.sentiment.frustrated = true }.classification) == nil)
        let people = PolicyFixture.policy.replacing("{then: reply}", with: "{then: person}")
        #expect(try PolicyFixture.policy(people).refusal(for: input(0.3).classification) == nil)
    }
}
