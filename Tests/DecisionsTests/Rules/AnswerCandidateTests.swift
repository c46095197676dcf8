import Conversations
import Testing

@testable import Decisions

@Suite struct AnswerCandidateTests {
    private func classification(_ intent: String, _ change: (inout Classification) -> Void = { _ in }) -> Classification
    {
        var classification = Classification(
            ranking: [.init(intent: IntentLabel(intent), confidence: 0.2)], language: nil, inScope: true,
            sentiment: .neutral, model: "m")
        change(&classification)
        return classification
    }

    private func policy(_ text: String = PolicyFixture.policy) throws -> Policy { try PolicyFixture.policy(text) }

    @Test func `however unsure, only the threshold is left to ask`() throws {
        let candidate = try #require(try policy().candidate(for: classification("technical/slow_connection")))
        #expect(candidate.confidence == 0.2 && !candidate.isCertain)
        // A value that nobody knows here may be known of a real customer.
        #expect(try policy().candidate(for: classification("technical/router_problem")) != nil)
    }

    @Test func `what another rule gives to people is no candidate`() throws {
        let policy = try policy()
        let slow = "technical/slow_connection"
        #expect(policy.candidate(for: classification(slow) { $0.sentiment.frustrated = true }) == nil)
        #expect(policy.candidate(for: classification(slow) { $0.inScope = false }) == nil)
        #expect(policy.candidate(for: classification(slow) { $0.hardRule = .human(rule: "r") }) == nil)
        #expect(
            policy.candidate(
                for: classification(slow) {
                    $0.ranking.append(.init(intent: IntentLabel("general/thanks_goodbye"), confidence: 0.19))
                }) == nil)
        #expect(policy.candidate(for: classification("financial/negotiate_debt")) == nil)
        #expect(policy.candidate(for: classification("never/heard_of")) == nil)
        let people = try PolicyFixture.policy("thresholds: {default: 0.5, intents: {\(slow): never}}")
        #expect(people.candidate(for: classification(slow)) == nil)
    }

    @Test func `a rule of the model that names an intent is certain`() throws {
        let named = classification("technical/slow_connection") {
            $0.hardRule = .intent(IntentLabel("financial/second_copy_invoice"), rule: "r")
        }
        let candidate = try #require(try policy().candidate(for: named))
        #expect(candidate.isCertain && candidate.intent == IntentLabel("financial/second_copy_invoice"))
    }
}
