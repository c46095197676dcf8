import Conversations
import Testing

@testable import Decisions

@Suite struct `The rules' order` {
    // Begins with a message that every rule wants and takes one wish away at a time: whatever rule is next decides.
    @Test func `is the design's, proved by a message that every rule wants`() throws {
        let policy = try PolicyFixture.policy(hours: PolicyFixture.closedAllWeek)
        let asks = Expectation(facts: ["date"], then: nil, intent: IntentLabel("financial/second_copy_invoice"))
        let said = Utterance(text: "When?", template: "x", answers: [asks.intent], asks: asks)
        let asked = try PolicyFixture.conversation(said: [said]).dialogue
        let answered = try PolicyFixture.conversation(
            said: [Utterance(text: "That.", template: "x", answers: [asks.intent])]
        ).dialogue
        var input = PolicyFixture.input {
            $0.conversation = PolicyFixture.conversation(automaticTurns: 9, owner: .queue(team: "support"))
            $0.customer.optedOut = true
            $0.customer.tier = "vip"
            $0.message.sentAt = $0.now.adding(seconds: -90_000)
            $0.classification = Classification(
                ranking: [
                    .init(intent: IntentLabel("financial/negotiate_debt"), confidence: 0.5),
                    .init(intent: IntentLabel("general/talk_to_human"), confidence: 0.45),
                ], language: "en", inScope: false,
                sentiment: Sentiment(score: -1, label: .negative, frustrated: true, urgent: true), rules: ["lawyer"],
                hardRule: .human(rule: "lawyer"),
                requests: ["financial/negotiate_debt", "technical/slow_connection"].map {
                    .init(intent: IntentLabel($0), confidence: 0.5)
                }, signs: [.unsolved], shape: .number,
                sensitive: SensitiveMatter(kind: .legal, confidence: 1), model: "sha256:0")
            $0.reading = MessageReading(automatic: .bounce, isNothingOwn: true)
        }
        var decided: [DecisionReason] = []
        func next(_ change: (inout DecisionInput) -> Void) {
            decided.append(policy.decide(input).reason)
            change(&input)
        }
        next { $0.conversation = PolicyFixture.conversation(automaticTurns: 9, dialogue: asked) }
        next { $0.reading.automatic = nil }
        next { $0.reading.isNothingOwn = false }
        next { $0.classification.sensitive = nil }
        next { $0.customer.optedOut = false }
        next { $0.classification.ranking[1].intent = IntentLabel("financial/second_copy_invoice") }
        next { $0.classification.hardRule = nil }
        next { $0.classification.sentiment.frustrated = false }
        next { $0.classification.sentiment.urgent = false }
        next { $0.customer.tier = nil }
        next { $0.classification.language = "pt" }
        next { $0.conversation = PolicyFixture.conversation(automaticTurns: 9, dialogue: answered) }
        let requests = input.classification.requests
        next {
            $0.classification.shape = .words; $0.classification.requests = []
        }
        next {
            $0.classification.inScope = true; $0.classification.requests = requests
        }
        next { $0.classification.signs = [] }
        next { $0.classification.requests = [] }
        next {
            $0.classification.ranking[0].confidence = 0.85; $0.classification.ranking[1].confidence = 0.8
        }
        next { $0.classification.ranking[1].confidence = 0.1 }
        next { $0.conversation = PolicyFixture.conversation() }
        next { $0.classification = PolicyFixture.classification("technical/slow_connection", 0.9) }
        next { $0.message.sentAt = $0.now }
        next { _ in }
        #expect(
            decided == [
                .ownedByPerson, .automaticMail, .nothingOwn, .legal, .optedOut, .asksForPerson, .hardRule, .frustrated,
                .urgent, .customerTier, .languageNotSpoken, .expectedAnswer, .fragment, .outOfScope, .unsolved,
                .twoRequests, .belowThreshold, .ambiguous, .tooManyAutomaticTurns, .closedHours, .outsideServiceWindow,
                .answered,
            ])
    }

    @Test func `a rule that was stopped at its time limit sends the message to a person`() throws {
        let policy = try PolicyFixture.policy()
        let trace = policy.trace(
            PolicyFixture.input {
                $0.classification = PolicyFixture.classification("technical/slow_connection", 0.99)
                $0.classification.timedOutRules = ["slow_pattern"]
            })
        #expect(trace.decision.reason == .hardRule)
        #expect(trace.steps.last?.note == "slow_pattern was stopped at its time limit")
    }

    @Test func `is told in the trace, up to the rule that decided`() throws {
        let policy = try PolicyFixture.policy(
            PolicyFixture.policy + "\nfrustrated: {enabled: false}\nhard_rule: {enabled: false}\n")
        let trace = policy.trace(PolicyFixture.input { $0.classification.ranking[0].confidence = 0.6 })
        #expect(
            trace.steps.map(\.rule) == [
                "owned_by_person", "automatic_mail", "nothing_own", "sensitive", "opted_out", "asks_for_person",
                "hard_rule",
                "frustrated", "urgent", "customer_tier", "language_not_spoken", "expected_answer", "fragment",
                "out_of_scope", "unsolved", "two_requests", "below_threshold",
            ])
        #expect(
            trace.steps.map(\.outcome) == [
                .passed, .passed, .passed, .passed, .passed, .passed, .off, .off, .passed, .passed, .passed, .passed,
                .passed, .passed, .passed, .passed, .decided,
            ])
        #expect(trace.decision.reason == .belowThreshold)
    }

    @Test func `names every rule by its reason`() throws {
        let names = try PolicyFixture.policy().rules.map(\.name)
        let reasons = Set(DecisionReason.allCases.map { $0.rawValue.prefix { $0 != "/" } })
        #expect(names.allSatisfy { reasons.contains($0[...]) })
        #expect(Set(names).count == names.count)
    }
}
