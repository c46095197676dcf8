import Conversations
import Testing

@testable import Decisions

@Suite struct `Each rule` {
    private let slow = IntentLabel("technical/slow_connection")

    @Test(arguments: [Conversation.Owner.queue(team: "support"), .queue(team: "x")])
    func `owned by a person: silence`(owner: Conversation.Owner) throws {
        let decision = try PolicyFixture.policy().decide(
            PolicyFixture.input { $0.conversation = PolicyFixture.conversation(owner: owner) })
        #expect(decision.route == .silent)
        #expect(decision.resolution == .suppressed)
    }

    @Test func `opted out: a person without a word, or silence where the policy says so`() throws {
        let input = PolicyFixture.input { $0.customer.optedOut = true }
        let person = try PolicyFixture.policy().decide(input)
        #expect(person.route == .handOff(team: "support", notice: nil))
        #expect(person.reason == .optedOut)
        let silent = try PolicyFixture.policy(PolicyFixture.policy + "\nopted_out: {then: silence}\n").decide(input)
        #expect(silent.route == .silent)
    }

    @Test(arguments: AutomaticMail.allCases)
    func `automatic mail: silence, or a person where the policy switched it off`(kind: AutomaticMail) throws {
        let input = PolicyFixture.input { $0.reading = MessageReading(automatic: kind, isNothingOwn: true) }
        let trace = try PolicyFixture.policy().trace(input)
        #expect(trace.decision.route == .silent)
        #expect(trace.decision.reason == .automaticMail)
        #expect(trace.decision.resolution == .suppressed)
        #expect(trace.steps.last?.note == kind.rawValue)
        let answered = try PolicyFixture.policy(PolicyFixture.policy + "\nautomatic_mail: {enabled: false}\n").decide(
            input)
        #expect(answered.reason == .nothingOwn)
    }

    @Test func `nothing of their own: a person, whatever the classifier would say`() throws {
        let trace = try PolicyFixture.policy().trace(
            PolicyFixture.input { $0.reading = MessageReading(isNothingOwn: true, isForward: true) })
        #expect(trace.decision.reason == .nothingOwn)
        #expect(trace.decision.resolution == .humanRouted)
        #expect(trace.steps.last?.note == "a forwarded mail")
    }

    @Test(arguments: [(0.41, true), (0.40, true), (0.39, false)])
    func `asks for a person: at a low confidence, also in second place`(confidence: Double, asked: Bool) throws {
        let decision = try PolicyFixture.policy().decide(
            PolicyFixture.input {
                $0.classification.ranking = [
                    .init(intent: slow, confidence: 0.55),
                    .init(intent: IntentLabel("general/talk_to_human"), confidence: confidence),
                ]
            })
        #expect((decision.reason == .asksForPerson) == asked)
        // The subject's team, not the switchboard.
        #expect(decision.team == "support")
    }

    @Test func `asks for a person: also when a hard rule named another intent`() throws {
        let policy = try PolicyFixture.policy()
        func trace(_ second: Double) -> DecisionTrace {
            policy.trace(
                PolicyFixture.input {
                    $0.classification.ranking = [
                        .init(intent: IntentLabel("general/talk_to_human"), confidence: second),
                        .init(intent: slow, confidence: 0.01),
                    ]
                    $0.classification.hardRule = .intent(slow, rule: "lenta")
                })
        }
        let asked = trace(0.999)
        #expect(asked.decision.reason == .asksForPerson)
        #expect(asked.decision.team == "support")
        // It was the ranking that asked, not the rule.
        #expect(asked.steps.last?.note == nil)
        #expect(trace(0.39).decision.reason == .answered)
    }

    @Test func `asks for a person: a hard rule may say so`() throws {
        let trace = try PolicyFixture.policy().trace(
            PolicyFixture.input {
                $0.classification.hardRule = .intent(IntentLabel("general/talk_to_human"), rule: "r")
            }
        )
        #expect(trace.decision.reason == .asksForPerson)
        #expect(trace.steps.last?.note == "intent by hard rule r")
    }

    @Test func `hard rule: a person, to the rule's own team when it has one`() throws {
        let policy = try PolicyFixture.policy(
            PolicyFixture.policy + "\nhard_rule: {priority: urgent, teams: {lawyer: desk}}\n")
        let decision = policy.decide(PolicyFixture.input { $0.classification.hardRule = .human(rule: "lawyer") })
        #expect(decision.reason == .hardRule)
        #expect(decision.team == "desk")
        #expect(decision.priority == .urgent)
        #expect(policy.decide(PolicyFixture.input { $0.classification.hardRule = .human(rule: "x") }).team == "support")
    }

    @Test func `hard rule on the intent: settles the intent, later rules still speak`() throws {
        let policy = try PolicyFixture.policy()
        let trace = policy.trace(
            PolicyFixture.input {
                $0.classification = PolicyFixture.classification("general/thanks_goodbye", 0.2, second: 0.19)
                $0.classification.hardRule = .intent(slow, rule: "lenta")
            })
        #expect(trace.decision.reply?.template == "technical/slow_connection")
        #expect(trace.decision.reason == .answered)
        #expect(trace.steps.last?.note == "intent by hard rule lenta")
        let frustrated = policy.decide(
            PolicyFixture.input {
                $0.classification.hardRule = .intent(slow, rule: "lenta")
                $0.classification.sentiment.frustrated = true
            })
        #expect(frustrated.reason == .frustrated)
    }

    @Test func `frustrated and urgent: a person, with the higher priority of the two`() throws {
        let policy = try PolicyFixture.policy()
        let frustrated = policy.decide(PolicyFixture.input { $0.classification.sentiment.frustrated = true })
        #expect(frustrated.reason == .frustrated)
        #expect(frustrated.priority == .high)
        #expect(frustrated.notice == "Sorry. Over to Support.")
        let both = policy.decide(
            PolicyFixture.input {
                $0.classification.sentiment.frustrated = true
                $0.classification.sentiment.urgent = true
            })
        #expect(both.reason == .frustrated)
        #expect(both.priority == .urgent)
    }

    @Test func `urgent: excepted intents are answered, but jump the queue should a person get them`() throws {
        let policy = try PolicyFixture.policy(
            PolicyFixture.policy + "\nurgent: {priority: urgent, except: [technical/slow_connection]}\n")
        let answered = policy.decide(PolicyFixture.input { $0.classification.sentiment.urgent = true })
        #expect(answered.reason == .answered)
        let doubtful = policy.decide(
            PolicyFixture.input {
                $0.classification.sentiment.urgent = true
                $0.classification.ranking[0].confidence = 0.5
            })
        #expect(doubtful.reason == .belowThreshold)
        #expect(doubtful.priority == .urgent)
    }

    @Test func `customer tier: people for some, priority for others, whatever the case of the name`() throws {
        let policy = try PolicyFixture.policy()
        let vip = policy.decide(PolicyFixture.input { $0.customer.tier = "Vip" })
        #expect(vip.reason == .customerTier)
        #expect(vip.team == "desk")
        #expect(vip.priority == .high)
        let goodbye = policy.decide(
            PolicyFixture.input {
                $0.customer.tier = "vip"
                $0.classification = PolicyFixture.classification("general/thanks_goodbye", 0.9)
            })
        #expect(goodbye.reason == .answered)
        let gold = policy.decide(
            PolicyFixture.input {
                $0.customer.tier = "gold"
                $0.classification.ranking[0].confidence = 0.5
            })
        #expect(gold.reason == .belowThreshold)
        #expect(gold.priority == .high)
    }

    @Test(arguments: [
        ("technical/slow_connection", 0.75, true), ("technical/slow_connection", 0.7499, false),
        ("financial/second_copy_invoice", 0.80, true), ("financial/second_copy_invoice", 0.79, false),
        ("general/thanks_goodbye", 0.70, true), ("general/thanks_goodbye", 0.69, false),
        ("general/thanks_goodbye", Double.nan, false),
    ])
    func `threshold: the intent's, else the category's, else the default`(
        intent: String, confidence: Double, answered: Bool
    ) throws {
        let decision = try PolicyFixture.policy().decide(
            PolicyFixture.input {
                $0.classification = PolicyFixture.classification(intent, confidence, second: 0)
            })
        #expect((decision.reason == .answered) == answered)
        #expect(decision.threshold != nil)
    }

    @Test func `threshold never: always a person`() throws {
        let policy = try PolicyFixture.policy("thresholds: {default: 0.7, categories: {technical: never}}")
        let decision = policy.decide(PolicyFixture.input { $0.classification.ranking[0].confidence = 1 })
        #expect(decision.reason == .belowThreshold)
        #expect(decision.threshold == 1)
        #expect(policy.threshold(for: slow) == 1)
    }

    @Test func `below the threshold: a guess goes to the fallback team, a fair idea to its own`() throws {
        let policy = try PolicyFixture.policy()
        #expect(policy.decide(PolicyFixture.input { $0.classification.ranking[0].confidence = 0.5 }).team == "support")
        #expect(policy.decide(PolicyFixture.input { $0.classification.ranking[0].confidence = 0.2 }).team == "desk")
    }

    @Test(arguments: [(0.81, true), (0.79, false)])
    func `ambiguous: the runner-up is too close`(second: Double, ambiguous: Bool) throws {
        let decision = try PolicyFixture.policy().decide(
            PolicyFixture.input {
                $0.classification = PolicyFixture.classification("technical/slow_connection", 0.9, second: second)
            })
        #expect((decision.reason == .ambiguous) == ambiguous)
    }

    @Test(arguments: [
        (2, "technical/slow_connection", false), (3, "technical/slow_connection", true),
        (9, "general/thanks_goodbye", false),
    ])
    func `too many automatic turns`(turns: Int, intent: String, handedOff: Bool) throws {
        let decision = try PolicyFixture.policy().decide(
            PolicyFixture.input {
                $0.conversation = PolicyFixture.conversation(automaticTurns: turns)
                $0.classification = PolicyFixture.classification(intent, 0.95)
            })
        #expect((decision.reason == .tooManyAutomaticTurns) == handedOff)
    }

    @Test func `too many automatic turns about one matter`() throws {
        func decide(_ answers: Int, _ intent: String) throws -> Decision {
            var said = Utterance(text: "Try this.", template: "x", answers: [slow])
            var all: [Utterance] = []
            for number in 0..<answers {
                said.template = "x\(number)"
                all.append(said)
            }
            // As if a person had read along: only the matter counts.
            let dialogue = try PolicyFixture.conversation(said: all).dialogue
            return try PolicyFixture.policy().decide(
                PolicyFixture.input {
                    $0.conversation = PolicyFixture.conversation(automaticTurns: 1, dialogue: dialogue)
                    $0.classification = PolicyFixture.classification(intent, 0.95)
                })
        }
        #expect(try decide(2, slow.rawValue).reason == .answered)
        #expect(try decide(3, slow.rawValue).reason == .tooManyAutomaticTurns)
        #expect(try decide(3, "financial/second_copy_invoice").reason == .answered)
    }

    @Test func `closed hours: what needs people is queued with the after-hours text`() throws {
        let hours = PolicyFixture.hours.replacing("week: always", with: "week: {sunday: ['08:00-18:00']}")
        let policy = try PolicyFixture.policy(hours: hours)
        let debt = PolicyFixture.input {
            $0.classification = PolicyFixture.classification("financial/negotiate_debt", 0.95)
        }
        let queued = policy.decide(debt)
        #expect(queued.reason == .closedHours)
        #expect(queued.resolution == .queuedAfterHours)
        #expect(queued.notice == "We are closed until 08:00.")
        #expect(queued.actions == ["run_line_test"])
        #expect(policy.decide(PolicyFixture.input()).reason == .answered)

        let bySentiment = policy.decide(PolicyFixture.input { $0.classification.sentiment.frustrated = true })
        #expect(bySentiment.reason == .frustrated)
        #expect(bySentiment.notice == "We are closed until 08:00.")

        let nightTeam = PolicyFixture.teams.replacing("financial: billing", with: "financial: night")
        #expect(try PolicyFixture.policy(teams: nightTeam, hours: hours).decide(debt).reason == .noReply)

        let closedBot = hours + "\nwhen_closed: {answer: false, except: [general/thanks_goodbye]}\n"
        let quiet = try PolicyFixture.policy(hours: closedBot)
        #expect(quiet.decide(PolicyFixture.input()).reason == .closedHours)
        let goodbye = PolicyFixture.input {
            $0.classification = PolicyFixture.classification("general/thanks_goodbye", 0.95)
        }
        #expect(quiet.decide(goodbye).reason == .answered)
    }

    @Test(arguments: [
        (Channel.whatsapp, -86_401.0, true), (.whatsapp, -86_400, false), (.email, -999_999, false),
        (.whatsapp, 60, false),
    ])
    func `outside the service window: WhatsApp only, by the time the customer wrote`(
        channel: Channel, age: Double, outside: Bool
    ) throws {
        let input = PolicyFixture.input {
            $0.message.channel = channel
            $0.message.sentAt = $0.now.adding(seconds: age)
        }
        let decision = try PolicyFixture.policy().decide(input)
        #expect((decision.reason == .outsideServiceWindow) == outside)
        if outside {
            #expect(decision.route == .handOff(team: "support", notice: nil))
            let policy = try PolicyFixture.policy(
                PolicyFixture.policy + "\noutside_service_window: {template: May we still help?}\n")
            #expect(policy.decide(input).reply?.template == "service_window")
        }
    }

    @Test func `answered: reply, threshold and actions`() throws {
        let decision = try PolicyFixture.policy().decide(PolicyFixture.input())
        #expect(decision.reply == Decision.Reply(text: "Let us test your line.", template: slow.rawValue))
        #expect(decision.threshold == 0.75)
        #expect(decision.actions == ["run_line_test"])
        #expect(decision.resolution == .aiAutomated)
    }

    @Test func `no reply: an intent for people, an unknown one, or a value that is missing`() throws {
        let policy = try PolicyFixture.policy()
        func decide(_ intent: String, _ change: (inout DecisionInput) -> Void = { _ in }) -> Decision {
            policy.decide(
                PolicyFixture.input {
                    $0.classification = PolicyFixture.classification(intent, 0.95)
                    change(&$0)
                })
        }
        #expect(decide("financial/negotiate_debt").reason == .noReply)
        #expect(decide("financial/negotiate_debt").notice == "Billing will answer.")
        #expect(decide("space/travel").team == "desk")
        let router = decide("technical/router_problem")
        #expect(router.reason == .noReply)
        #expect(router.priority == .high)
        #expect(router.actions.isEmpty)
        #expect(
            decide("technical/router_problem") { $0.customer.attributes["router"] = .string("AX3") }.reply?.text
                == "Your AX3 has a problem.")
    }

    @Test func `a broken journey ends with a person, a person's conversation stays theirs`() throws {
        let policy = try PolicyFixture.policy()
        let broken = policy.failureDecision(for: PolicyFixture.input())
        #expect(broken.reason == .pipelineFailure)
        #expect(broken.team == "desk")
        #expect(broken.notice == "Over to Desk.")
        let quiet = policy.failureDecision(for: PolicyFixture.input { $0.customer.optedOut = true })
        #expect(quiet.route == .handOff(team: "desk", notice: nil))
        let owned = policy.failureDecision(
            for: PolicyFixture.input { $0.conversation = PolicyFixture.conversation(owner: .queue(team: "support")) },
            reason: .quarantined)
        #expect(owned.route == .silent)
    }

    @Test func `decides about a classification by itself`() throws {
        let policy = try PolicyFixture.policy()
        func reason(_ confidence: Double) -> DecisionReason {
            let classification = PolicyFixture.classification("technical/slow_connection", confidence)
            return policy.decide(DecisionInput(classification: classification, now: PolicyFixture.now)).reason
        }
        #expect(reason(0.9) == .answered)
        #expect(reason(0.7) == .belowThreshold)
    }
}
