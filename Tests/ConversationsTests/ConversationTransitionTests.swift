import Conversations
import TestSupport
import Testing

@Suite struct ConversationTransitionTests {
    private let start = Instant(millisecondsSinceEpoch: 1_800_000_000_000)
    private let ana = AgentName("ana")
    private let rui = AgentName("rui")

    private func conversation() -> Conversation {
        Conversation(
            id: Identifier(stored: "cnv_1"), customerID: Identifier(stored: "cus_1"), channel: .whatsapp,
            inbox: "default", openedAt: start)
    }

    private func at(_ seconds: Double) -> Instant { start.adding(seconds: seconds) }

    @Test func `a hand-off puts the conversation into the team's queue and starts the wait`() throws {
        var conversation = conversation()
        conversation.customerWrote(at: start)
        let announced = try conversation.apply(.handedOff(team: "billing", priority: .high, at: at(1)))
        #expect(conversation.owner == .queue(team: "billing"))
        #expect(conversation.priority == .high)
        #expect(conversation.waitingSince == at(1))
        #expect(announced == [.conversationHandedOff])
    }

    @Test func `of two claims one wins`() throws {
        let (ana, rui) = (try #require(ana), try #require(rui))
        var conversation = conversation()
        try conversation.apply(.handedOff(team: "billing", priority: .normal, at: start))
        let announced = try conversation.apply(.claimed(by: ana, until: at(900), at: at(1)))
        #expect(announced == [.conversationAssigned])
        #expect(throws: TransitionError.heldByAnother(ana)) {
            try conversation.apply(.claimed(by: rui, until: at(900), at: at(2)))
        }
        #expect(conversation.owner == .agent(ana, until: at(900)))
    }

    @Test func `a lapsed claim can be taken over`() throws {
        let (ana, rui) = (try #require(ana), try #require(rui))
        var conversation = conversation()
        try conversation.apply(.claimed(by: ana, until: at(10), at: start))
        try conversation.apply(.claimed(by: rui, until: at(900), at: at(10)))
        #expect(conversation.owner == .agent(rui, until: at(900)))
    }

    @Test func `activity renews a claim and never shortens it`() throws {
        let ana = try #require(ana)
        var conversation = conversation()
        try conversation.apply(.claimed(by: ana, until: at(900), at: start))
        try conversation.apply(.renewed(by: ana, until: at(500), at: at(1)))
        #expect(conversation.owner == .agent(ana, until: at(900)))
        try conversation.apply(.renewed(by: ana, until: at(1800), at: at(2)))
        #expect(conversation.owner == .agent(ana, until: at(1800)))
    }

    @Test func `the bot cannot speak while a person owns the conversation`() throws {
        let ana = try #require(ana)
        var conversation = conversation()
        try conversation.apply(.claimed(by: ana, until: at(900), at: start))
        #expect(throws: TransitionError.ownedByPerson) {
            try conversation.apply(.botReplied(Utterance(text: "Hi.", template: "greeting"), at: at(1)))
        }
        try conversation.apply(.released(by: ana, at: at(2)))
        #expect(throws: TransitionError.ownedByPerson) {
            try conversation.apply(.botReplied(Utterance(text: "Hi.", template: "greeting"), at: at(3)))
        }
    }

    @Test func `an expired claim returns to the queue it came from`() throws {
        let ana = try #require(ana)
        var conversation = conversation()
        try conversation.apply(.handedOff(team: "billing", priority: .normal, at: start))
        try conversation.apply(.claimed(by: ana, until: at(10), at: at(1)))
        #expect(throws: TransitionError.self) { try conversation.apply(.claimExpired(at: at(9))) }
        try conversation.apply(.claimExpired(at: at(10)))
        #expect(conversation.owner == .queue(team: "billing"))
        #expect(conversation.waitingSince == start)
    }

    @Test func `a new message reopens a resolved conversation with the bot`() throws {
        let ana = try #require(ana)
        var conversation = conversation()
        try conversation.apply(.handedOff(team: "billing", priority: .urgent, at: start))
        try conversation.apply(.claimed(by: ana, until: at(900), at: at(1)))
        try conversation.apply(.resolved(by: ana, at: at(2)))
        #expect(conversation.waitingSince == nil)
        let announced = conversation.customerWrote(at: at(3))
        #expect(conversation.status == .open)
        #expect(conversation.owner == .bot)
        #expect(conversation.priority == .normal)
        #expect(announced == [.ticketUpdated])
    }

    @Test func `a refused event changes nothing`() throws {
        let (ana, rui) = (try #require(ana), try #require(rui))
        var conversation = conversation()
        try conversation.apply(.claimed(by: ana, until: at(900), at: start))
        let before = conversation
        #expect(throws: TransitionError.self) { try conversation.apply(.released(by: rui, at: at(1))) }
        #expect(throws: TransitionError.self) { try conversation.apply(.archived(at: at(1))) }
        #expect(throws: TransitionError.self) { try conversation.apply(.reopened(at: at(1))) }
        #expect(conversation == before)
    }

    /// Random walks through the state machine: whatever happens, the invariants hold.
    @Test(arguments: 0..<50) func `invariants hold on any walk`(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        var conversation = conversation()
        let agents = try ["ana", "rui", "eva"].map { try #require(AgentName($0)) }
        var seconds = 0.0
        for _ in 1...200 {
            // Often long enough for claims and snoozes of a minute to end.
            seconds += [1, 7, 70][Int.random(in: 0..<3, using: &generator)]
            let now = at(seconds)
            let agent = agents[Int.random(in: 0..<3, using: &generator)]
            let before = conversation
            let event = event(kind: Int.random(in: 0..<15, using: &generator), by: agent, at: now)
            do {
                let announced =
                    if let event { try conversation.apply(event) } else { conversation.customerWrote(at: now) }
                #expect(conversation.revision == before.revision + 1)
                if case .agent(let holder, _) = conversation.owner, holder != before.owner.holder {
                    #expect(
                        announced == [.conversationAssigned], "an agent takes over and nobody is told: \(event as Any)")
                }
            } catch {
                #expect(conversation == before)
            }
            checkInvariants(conversation)
            checkResponsibility(conversation, after: event, from: before)
        }
        try checkThatSomebodySeesIt(conversation, at: at(seconds + 3600))
    }

    /// Nil when the customer writes.
    private func event(kind: Int, by agent: AgentName, at now: Instant) -> ConversationEvent? {
        let until = now.adding(seconds: 60)
        switch kind {
        case 0, 1: return nil
        case 2: return .botReplied(Utterance(text: "Hi.", template: "greeting"), at: now)
        case 3: return .handedOff(team: "billing", priority: .high, at: now)
        case 4, 5: return .claimed(by: agent, until: until, at: now)
        case 6: return .released(by: agent, at: now)
        case 7: return .claimExpired(at: now)
        case 8: return .transferred(team: "sales", by: agent, at: now)
        case 9: return .assigned(to: agent, until: until, at: now)
        case 10: return .agentReplied(by: agent, until: until, at: now)
        case 11: return .snoozed(until: until, by: nil, at: now)
        case 12: return .snoozeEnded(at: now)
        case 13: return .resolved(by: agent, at: now)
        default: return .reopened(at: now)
        }
    }

    /// What waits for us waits for somebody: for the bot only when it has just been written to, which it decides about in
    /// the same transaction, else for an agent or in a queue that people see.
    private func checkResponsibility(
        _ conversation: Conversation, after event: ConversationEvent?, from before: Conversation
    ) {
        guard conversation.status == .open else { return }
        switch conversation.owner {
        case .bot:
            let isItsTurn = event == nil || before.status == .open && before.owner == .bot
            #expect(isItsTurn, "the bot is left alone with it: \(event as Any)")
        case .queue: #expect(conversation.waitingSince != nil, "a queue that nobody sees it in: \(event as Any)")
        case .agent: break
        }
    }

    /// When every claim has lapsed and every snooze is over, an open matter stands in a queue or with the bot whose turn it is.
    private func checkThatSomebodySeesIt(_ walked: Conversation, at end: Instant) throws {
        var conversation = walked
        if case .snoozed = conversation.status {
            try conversation.apply(.snoozeEnded(at: end))
            #expect(conversation.owner.isHuman, "it wakes into no queue")
        }
        if case .agent = conversation.owner { try conversation.apply(.claimExpired(at: end)) }
        guard conversation.status == .open, conversation.owner.isHuman else { return }
        let isInQueue = if case .queue = conversation.owner { true } else { false }
        #expect(isInQueue && conversation.waitingSince != nil)
    }

    @Test func `what the bot had when it was snoozed wakes up in a team's queue`() throws {
        var conversation = conversation()
        conversation.customerWrote(at: start)
        try conversation.apply(.botReplied(Utterance(text: "Hi.", template: "greeting"), at: start))
        try conversation.apply(.snoozed(until: at(60), by: nil, at: at(1)))
        let announced = try conversation.apply(.snoozeEnded(at: at(60)))
        #expect(conversation.owner == .queue(team: Conversation.fallbackTeam))
        #expect(conversation.waitingSince == at(60))
        #expect(announced == [.ticketUpdated])
    }

    private func checkInvariants(_ conversation: Conversation) {
        if !conversation.status.isActive {
            #expect(conversation.owner == .bot, "a closed conversation is nobody's")
            #expect(conversation.waitingSince == nil, "nobody waits in a closed conversation")
        }
        if conversation.owner == .bot { #expect(conversation.waitingSince == nil) }
        if case .queue(let team) = conversation.owner { #expect(conversation.team == team) }
        if case .snoozed = conversation.status { #expect(conversation.waitingSince == nil) }
    }
}

extension Conversation.Owner {
    fileprivate var holder: AgentName? {
        if case .agent(let name, _) = self { name } else { nil }
    }
}
