import Conversations
import Testing

@testable import Decisions

@Suite struct `The fragment rule` {
    private static let question = Utterance(
        text: "What can we do for you?", template: "clarification", isClarification: true)

    private func input(
        _ shape: MessageShape, _ change: (inout DecisionInput) -> Void = { _ in }
    ) -> DecisionInput {
        PolicyFixture.input {
            $0.classification.shape = shape
            change(&$0)
        }
    }

    @Test(arguments: MessageShape.allCases.filter { $0.isFragment && $0 != .media })
    func `asks back once, however sure the classifier is`(shape: MessageShape) throws {
        let policy = try PolicyFixture.policy()
        let first = policy.decide(input(shape) { $0.classification.ranking[0].confidence = 1 })
        #expect(first.reply == Decision.Reply(text: "What can we do for you?", template: "clarification"))
        #expect(first.reason == .clarify)
        #expect(first.resolution == .aiClarification)
        #expect(first.answers.isEmpty)
        let asked = try PolicyFixture.conversation(said: [Self.question])
        let again = policy.decide(input(shape) { $0.conversation = asked })
        #expect(again.reason == .fragment)
        // Its intent is no more than a guess.
        #expect(again.team == "desk")
    }

    @Test func `after an answer leans on it, and a person sees how`() throws {
        func decide(after intent: String) throws -> Decision {
            let answer = Utterance(text: "That.", template: intent, answers: [IntentLabel(intent)])
            let conversation = try PolicyFixture.conversation(said: [answer])
            return try PolicyFixture.policy().decide(input(.number) { $0.conversation = conversation })
        }
        let answered = try decide(after: "financial/second_copy_invoice")
        #expect(answered.reason == .fragment)
        #expect(answered.team == "billing")
        #expect(try decide(after: "general/thanks_goodbye").reason == .clarify)
    }

    @Test func `has a wording for each channel`() throws {
        let decision = try PolicyFixture.policy().decide(input(.number) { $0.message.channel = .email })
        #expect(decision.reply?.text == "Please tell us what we can do for you.")
    }

    @Test func `gives what cannot be seen to a person`() throws {
        #expect(try PolicyFixture.policy().decide(input(.media)).reason == .fragment)
    }

    @Test func `lets a rule of the model name the intent`() throws {
        let decision = try PolicyFixture.policy().decide(
            input(.number) {
                $0.classification.hardRule = .intent(IntentLabel("technical/slow_connection"), rule: "r")
            })
        #expect(decision.reason == .answered)
    }

    @Test func `is a person where the policy has no words, closed it, or may not speak`() throws {
        let without = PolicyFixture.replies.split(separator: "\n").filter { !$0.hasPrefix("clarification") }
            .joined(separator: "\n")
        #expect(try PolicyFixture.policy(replies: without).decide(input(.name)).reason == .fragment)
        for text in [
            PolicyFixture.policy + "\nfragment: {then: person}\n",
            PolicyFixture.policy.replacing("intents: {", with: "intents: {clarification: never, "),
        ] {
            #expect(try PolicyFixture.policy(text).decide(input(.name)).reason == .fragment)
        }
        let late = input(.name) { $0.message.sentAt = $0.now.adding(seconds: -90_000) }
        #expect(try PolicyFixture.policy().decide(late).route == .handOff(team: "desk", notice: nil))
        let closed = try PolicyFixture.policy(
            hours: PolicyFixture.closedAllWeek + "\nwhen_closed: {answer: false}\n")
        #expect(closed.decide(input(.name)).reason == .fragment)
        let off = try PolicyFixture.policy(PolicyFixture.policy + "\nfragment: {enabled: false, then: person}\n")
        #expect(off.decide(input(.name)).reason == .answered)
    }

    @Test func `is never an answer that thresholds are measured on`() throws {
        #expect(try PolicyFixture.policy().candidate(for: input(.number).classification) == nil)
    }

    @Test(arguments: ["0.5", "always"])
    func `takes no figure for its question`(figure: String) {
        #expect(throws: PolicyError.self) {
            try PolicyFixture.policy(
                PolicyFixture.policy.replacing("intents: {", with: "intents: {clarification: \(figure), "))
        }
    }
}

@Suite struct `A settled matter` {
    private func decide(
        _ signs: MessageSigns, _ shape: MessageShape = .words, intent: String = "technical/slow_connection",
        confidence: Double = 0.9, after answered: String? = nil
    ) throws -> Decision {
        let said = answered.map { Utterance(text: "Try this.", template: $0, answers: [IntentLabel($0)]) }
        let conversation = try PolicyFixture.conversation(said: said.map { [$0] } ?? [])
        return try PolicyFixture.policy().decide(
            PolicyFixture.input {
                $0.classification = PolicyFixture.classification(intent, confidence)
                $0.classification.signs = signs
                $0.classification.shape = shape
                $0.conversation = conversation
            })
    }

    @Test func `is thanks in a word or an emoji, whatever else it sounds like`() throws {
        for shape in [MessageShape.reply, .emoji] {
            let decision = try decide([.thanks], shape, confidence: 0.3)
            #expect(decision.reply?.template == "general/thanks_goodbye")
            #expect(decision.threshold == nil)
        }
        // Without thanks in it a lone word is asked about.
        #expect(try decide([.yes], .reply).reason == .clarify)
        #expect(try decide([.thanks], .number).reason == .clarify)
    }

    @Test func `is the word that it works now, after an answer about it`() throws {
        let solved: MessageSigns = [.solved, .thanks]
        #expect(
            try decide(solved, after: "technical/slow_connection").reply?.template == "general/thanks_goodbye")
        #expect(try decide(solved, confidence: 0.4).reply?.template == "general/thanks_goodbye")
        // Of something else than was answered, and surely: a request of its own.
        #expect(
            try decide(solved, after: "financial/second_copy_invoice").reply?.template == "technical/slow_connection")
    }

    @Test(arguments: [MessageSigns.unsolved, .contrast, .question, .followUp])
    func `is not when something is left`(sign: MessageSigns) throws {
        let decision = try decide([.solved, .thanks, sign], confidence: 0.4)
        #expect(decision.reply?.template != "general/thanks_goodbye")
    }

    @Test func `is not with another request beside it`() throws {
        let decision = try PolicyFixture.policy().decide(
            PolicyFixture.input {
                $0.classification.signs = [.solved]
                $0.classification.ranking[0].confidence = 0.5
                $0.classification.requests = [
                    .init(intent: IntentLabel("financial/second_copy_invoice"), confidence: 0.9)
                ]
            })
        #expect(decision.reply?.template != "general/thanks_goodbye")
    }
}
