import Conversations
import Testing

@testable import Decisions

@Suite struct `The two-requests rule` {
    private static let together =
        PolicyFixture.policy
        + "\ntwo_requests: {together: [[technical/slow_connection, financial/second_copy_invoice]]}\n"

    private func input(
        _ requests: [(String, Double)], _ change: (inout DecisionInput) -> Void = { _ in }
    ) -> DecisionInput {
        PolicyFixture.input {
            $0.classification = PolicyFixture.classification(requests[0].0, 0.5, second: 0.48)
            $0.classification.requests = requests.map { .init(intent: IntentLabel($0.0), confidence: $0.1) }
            change(&$0)
        }
    }

    private let both = [("technical/slow_connection", 0.9), ("financial/second_copy_invoice", 0.85)]

    @Test func `names both to a person of the more urgent one's team`() throws {
        let trace = try PolicyFixture.policy().trace(
            input([("financial/second_copy_invoice", 0.9), ("technical/router_problem", 0.9)]))
        #expect(trace.decision.reason == .twoRequests)
        #expect(trace.decision.team == "support" && trace.decision.priority == .high)
        #expect(trace.steps.last?.note == "financial/second_copy_invoice and technical/router_problem")
        #expect(try PolicyFixture.policy().decide(input(both)).team == "support")
        #expect(try PolicyFixture.policy().decide(input(both.reversed())).team == "billing")
    }

    @Test func `answers both in one reply where the policy says that they fit`() throws {
        let decision = try PolicyFixture.policy(Self.together).decide(input(both))
        #expect(decision.reply?.text == "Let us test your line.\n\nHere it is.")
        #expect(decision.reply?.template == "technical/slow_connection + financial/second_copy_invoice")
        #expect(decision.reason == .answered)
        #expect(decision.answers == both.map { IntentLabel($0.0) })
        #expect(decision.actions == ["run_line_test"])
        #expect(decision.threshold == 0.80)
        // In the order in which they were asked.
        let reversed = try PolicyFixture.policy(Self.together).decide(input(both.reversed()))
        #expect(reversed.reply?.text == "Here it is.\n\nLet us test your line.")
    }

    @Test func `is not measured on rows that ask for one thing`() throws {
        let classification = input(both).classification
        #expect(try PolicyFixture.policy(Self.together).candidate(for: classification) == nil)
        #expect(try PolicyFixture.policy().candidate(for: classification) == nil)
    }

    @Test func `holds each against its own threshold`() throws {
        for (first, second) in [(0.74, 0.85), (0.9, 0.79), (Double.nan, 0.9)] {
            let requests = [("technical/slow_connection", first), ("financial/second_copy_invoice", second)]
            #expect(try PolicyFixture.policy(Self.together).decide(input(requests)).reason == .twoRequests)
        }
        let three = both + [("general/talk", 0.9)]
        #expect(try PolicyFixture.policy(Self.together).decide(input(three)).reason == .twoRequests)
    }

    @Test func `counts an intent once and politeness not at all`() throws {
        let polite = input([("technical/slow_connection", 0.9), ("general/thanks_goodbye", 0.9)]) {
            $0.classification.ranking[0].confidence = 0.9
        }
        #expect(try PolicyFixture.policy().decide(polite).reason == .answered)
        let twice = input([("technical/slow_connection", 0.9), ("technical/slow_connection", 0.8)]) {
            $0.classification.ranking[0].confidence = 0.9
        }
        #expect(try PolicyFixture.policy().decide(twice).reason == .answered)
    }

    @Test func `comes before a refusal, because something is asked for beside it`() throws {
        let decision = try PolicyFixture.policy().decide(
            input([("technical/slow_connection", 0.9), ("out_of_scope", 0.9)]) { $0.classification.inScope = false })
        #expect(decision.reason == .twoRequests)
    }

    @Test func `sees the later rules, such as that nobody answers while closed`() throws {
        let hours = PolicyFixture.closedAllWeek + "\nwhen_closed: {answer: false}\n"
        #expect(try PolicyFixture.policy(Self.together, hours: hours).decide(input(both)).reason == .closedHours)
    }

    @Test func `may ask for what one of the two asks for`() throws {
        let asking = PolicyFixture.replies.replacing(
            "    actions: [run_line_test]\n  technical/router", with: "    expects: [speed]\n  technical/router")
        let decision = try PolicyFixture.policy(Self.together, replies: asking).decide(input(both.reversed()))
        #expect(decision.asks?.facts == ["speed"])
        #expect(decision.asks?.intent == IntentLabel("technical/slow_connection"))
        let bothAsk = asking.replacing(
            "financial/second_copy_invoice: Here it is.",
            with: "financial/second_copy_invoice: {text: Here it is., expects: [date]}")
        #expect(throws: PolicyError.self) { try PolicyFixture.policy(Self.together, replies: bothAsk) }
    }

    @Test(arguments: [
        "[[technical/slow_connection]]", "[[technical/slow_connection, technical/slow_connection]]",
        "[[technical/slow_connection, financial/negotiate_debt]]", "[[technical/slow_connection, space/travel]]",
        "[technical/slow_connection, financial/second_copy_invoice]",
    ])
    func `is refused with pairs that are none`(pairs: String) {
        #expect(throws: PolicyError.self) {
            try PolicyFixture.policy(PolicyFixture.policy + "\ntwo_requests: {together: \(pairs)}\n")
        }
    }
}
