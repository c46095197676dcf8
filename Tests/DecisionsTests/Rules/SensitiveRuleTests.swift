import Conversations
import Testing

@testable import Decisions

@Suite struct `The sensitive rule` {
    private func input(
        _ kind: SensitiveMatter.Kind, _ change: (inout DecisionInput) -> Void = { _ in }
    ) -> DecisionInput {
        PolicyFixture.input {
            $0.classification.sensitive = SensitiveMatter(kind: kind, confidence: 0.9)
            change(&$0)
        }
    }

    @Test(arguments: SensitiveMatter.Kind.allCases)
    func `sends every kind to a person at once, harm before all others`(kind: SensitiveMatter.Kind) throws {
        let decision = try PolicyFixture.policy().decide(input(kind))
        #expect(decision.reason.rawValue == "sensitive/\(kind.rawValue)")
        #expect(decision.team == "support")
        let isHarm = [.danger, .medical, .selfHarm].contains(kind)
        #expect(decision.priority == (isHarm ? .urgent : .high))
        #expect(decision.notice == "Over to Support.")
    }

    @Test func `comes before the wish for a person, a rule and the customer's anger`() throws {
        let decision = try PolicyFixture.policy().decide(
            input(.selfHarm) {
                $0.classification.ranking = [.init(intent: IntentLabel("general/talk_to_human"), confidence: 1)]
                $0.classification.hardRule = .human(rule: "lawyer")
                $0.classification.sentiment.frustrated = true
            })
        #expect(decision.reason == .selfHarm)
    }

    @Test func `goes to a person even where the opted-out get silence, and without a word`() throws {
        let policy = try PolicyFixture.policy(PolicyFixture.policy + "\nopted_out: {then: silence}\n")
        let decision = policy.decide(input(.danger) { $0.customer.optedOut = true })
        #expect(decision.route == .handOff(team: "support", notice: nil))
        #expect(decision.reason == .danger)
    }

    @Test func `takes priority and team of a kind from the policy, and its notice from the teams`() throws {
        let policy = try PolicyFixture.policy(
            PolicyFixture.policy + "\nsensitive: {legal: {team: desk, priority: urgent}, privacy: {team: night}}\n",
            teams: PolicyFixture.teams + "\n  sensitive: Somebody looks at once.\n  sensitive/legal: Noted.\n")
        let legal = policy.decide(input(.legal))
        #expect(legal.team == "desk" && legal.priority == .urgent && legal.notice == "Noted.")
        let privacy = policy.decide(input(.privacy))
        #expect(privacy.team == "night" && privacy.priority == .high && privacy.notice == "Somebody looks at once.")
        let off = try PolicyFixture.policy(PolicyFixture.policy + "\nsensitive: {enabled: false}\n")
        #expect(off.decide(input(.legal)).reason == .answered)
    }

    @Test func `tells where to call for help at any hour, and when people are back`() throws {
        let policy = try PolicyFixture.policy(
            teams: PolicyFixture.teams + "\n  sensitive/danger: Call for help.\n",
            hours: PolicyFixture.hours.replacing("week: always", with: "week: {sunday: ['08:00-18:00']}"))
        let notice = policy.decide(input(.danger)).notice
        #expect(notice == "Call for help.\n\nWe are closed until 08:00.")
        #expect(policy.decide(input(.legal)).notice == "We are closed until 08:00.")
    }

    @Test func `in a person's conversation says nothing and lets them look sooner`() throws {
        let decision = try PolicyFixture.policy().decide(
            input(.danger) { $0.conversation = PolicyFixture.conversation(owner: .queue(team: "support")) })
        #expect(decision.route == .silent)
        #expect(decision.reason == .ownedByPerson)
        #expect(decision.priority == .urgent)
    }

    @Test func `is no candidate for an automatic answer`() throws {
        #expect(try PolicyFixture.policy().candidate(for: input(.minors).classification) == nil)
    }

    @Test(arguments: ["{fire: {}}", "{danger: {team: nobody}}", "{danger: {priority: soon}}", "[danger]"])
    func `is refused with what it does not know`(section: String) {
        #expect(throws: PolicyError.self) {
            try PolicyFixture.policy(PolicyFixture.policy + "\nsensitive: \(section)\n")
        }
    }
}
