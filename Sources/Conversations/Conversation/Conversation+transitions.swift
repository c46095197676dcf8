extension Conversation {
    /// Applies one event, or throws and changes nothing.
    ///
    /// - Parameter fallbackTeam: into whose queue the conversation goes when no team has had it yet.
    /// - Returns: what must be announced, in order.
    @discardableResult
    package mutating func apply(
        _ event: ConversationEvent, fallbackTeam: String = Self.fallbackTeam
    ) throws(TransitionError) -> [EventType] {
        var next = self
        let announcements = try next.transition(event, fallbackTeam: fallbackTeam)
        next.wasChanged(at: event.instant)
        self = next
        return announcements
    }

    /// Takes in the customer's next message, which fits every conversation.
    ///
    /// - Returns: what must be announced, in order.
    @discardableResult
    package mutating func customerWrote(at: Instant) -> [EventType] {
        lastCustomerMessageAt = max(lastCustomerMessageAt ?? at, at)
        let wasClosed = !status.isActive
        status = .open
        if wasClosed {
            // A reopened matter starts with the bot again; whoever had it kept its history.
            owner = .bot
            automaticTurns = 0
            resolvedAt = nil
            disposition = nil
            priority = .normal
            dialogue.handOver()
        }
        if owner.isHuman { waitingSince = waitingSince ?? at }
        wasChanged(at: at)
        return wasClosed ? [.ticketUpdated] : []
    }

    /// Keeps what the customer's message tells, which belongs to its arrival.
    package mutating func note(_ facts: [Fact]) {
        dialogue.note(facts)
    }

    private mutating func wasChanged(at instant: Instant) {
        revision += 1
        updatedAt = max(updatedAt, instant)
    }

    private mutating func transition(
        _ event: ConversationEvent, fallbackTeam: String
    ) throws(TransitionError) -> [EventType] {
        switch event {
        case .botReplied(let utterance, _): try botReplied(utterance)
        case .handedOff(let team, let priority, let at): try handOff(to: team, priority: priority, at: at)
        case .priorityRaised(let priority, _): try raise(to: priority)
        case .claimed(let agent, let until, let at): try claim(by: agent, until: until, at: at)
        case .renewed(let agent, let until, _): try renew(by: agent, until: until)
        case .released(let agent, let at): try release(by: agent, to: team ?? fallbackTeam, at: at)
        case .claimExpired(let at): try expireClaim(to: team ?? fallbackTeam, at: at)
        case .transferred(let team, let agent, let at): try transfer(to: team, by: agent, at: at)
        case .assigned(let agent, let until, let at): try assign(to: agent, until: until, at: at)
        case .agentReplied(let agent, let until, let at): try agentReplied(agent, until: until, at: at)
        case .snoozed(let until, let agent, _): try snooze(until: until, by: agent)
        case .snoozeEnded(let at): try endSnooze(to: team ?? fallbackTeam, at: at)
        case .resolved(let agent, let at): try resolve(by: agent, at: at)
        case .reopened(let at): try reopen(to: team ?? fallbackTeam, at: at)
        case .archived: try archive()
        case .disposed(let disposition, _): dispose(disposition)
        }
    }

    private mutating func botReplied(_ utterance: Utterance) throws(TransitionError) -> [EventType] {
        try requireActive()
        guard owner == .bot else { throw .ownedByPerson }
        automaticTurns += 1
        dialogue.note(utterance)
        status = .pending
        return []
    }

    private mutating func handOff(
        to team: String, priority: Priority, at: Instant
    ) throws(TransitionError) -> [EventType] {
        try requireActive()
        self.priority = max(self.priority, priority)
        if case .agent = owner { return [] }
        dialogue.handOver()
        owner = .queue(team: team)
        self.team = team
        status = .open
        waitingSince = waitingSince ?? at
        return [.conversationHandedOff]
    }

    private mutating func raise(to priority: Priority) throws(TransitionError) -> [EventType] {
        try requireActive()
        guard priority > self.priority else { return [] }
        self.priority = priority
        return [.ticketUpdated]
    }

    private mutating func claim(by agent: AgentName, until: Instant, at: Instant) throws(TransitionError) -> [EventType]
    {
        try requireActive()
        if case .agent(let holder, let heldUntil) = owner {
            guard holder == agent || heldUntil <= at else { throw .heldByAnother(holder) }
            owner = .agent(agent, until: max(until, holder == agent ? heldUntil : until))
            return holder == agent ? [] : [.conversationAssigned]
        }
        owner = .agent(agent, until: until)
        dialogue.handOver()
        return [.conversationAssigned]
    }

    private mutating func renew(by agent: AgentName, until: Instant) throws(TransitionError) -> [EventType] {
        let heldUntil = try requireHolder(agent)
        owner = .agent(agent, until: max(heldUntil, until))
        return []
    }

    private mutating func release(
        by agent: AgentName, to team: String, at: Instant
    ) throws(TransitionError) -> [EventType] {
        try requireActive()
        try requireHolder(agent)
        return putIntoQueue(of: team, at: at)
    }

    private mutating func expireClaim(to team: String, at: Instant) throws(TransitionError) -> [EventType] {
        guard case .agent(_, let until) = owner, until <= at else { throw .doesNotApply(.claimHasNotExpired) }
        guard status.isActive else { throw .closed(status) }
        return putIntoQueue(of: team, at: at)
    }

    private mutating func putIntoQueue(of team: String, at: Instant) -> [EventType] {
        dialogue.handOver()
        owner = .queue(team: team)
        self.team = team
        if status == .open { waitingSince = waitingSince ?? at }
        return [.ticketUpdated]
    }

    private mutating func transfer(
        to team: String, by agent: AgentName?, at: Instant
    ) throws(TransitionError) -> [EventType] {
        try requireActive()
        if let agent, case .agent(let holder, _) = owner, holder != agent { throw .heldByAnother(holder) }
        owner = .queue(team: team)
        self.team = team
        status = .open
        waitingSince = waitingSince ?? at
        dialogue.handOver()
        return [.conversationTransferred]
    }

    private mutating func assign(
        to agent: AgentName, until: Instant, at: Instant
    ) throws(TransitionError) -> [EventType] {
        try requireActive()
        owner = .agent(agent, until: until)
        dialogue.handOver()
        if status == .open { waitingSince = waitingSince ?? at }
        return [.conversationAssigned]
    }

    private mutating func agentReplied(
        _ agent: AgentName, until: Instant, at: Instant
    ) throws(TransitionError) -> [EventType] {
        try requireActive()
        let heldUntil = try requireHolder(agent)
        owner = .agent(agent, until: max(heldUntil, until))
        status = .pending
        waitingSince = nil
        automaticTurns = 0
        dialogue.interrupt()
        return [.ticketUpdated]
    }

    private mutating func snooze(until: Instant, by agent: AgentName?) throws(TransitionError) -> [EventType] {
        try requireActive()
        if let agent, case .agent(let holder, _) = owner, holder != agent { throw .heldByAnother(holder) }
        status = .snoozed(until: until)
        waitingSince = nil
        return [.ticketUpdated]
    }

    private mutating func endSnooze(to team: String, at: Instant) throws(TransitionError) -> [EventType] {
        guard case .snoozed(let until) = status, until <= at else {
            throw .doesNotApply(.isNotSnoozed)
        }
        status = .open
        // The bot does not begin by itself: what it had when it was put aside is for a person now.
        if owner == .bot { return putIntoQueue(of: team, at: at) }
        waitingSince = waitingSince ?? at
        return [.ticketUpdated]
    }

    private mutating func resolve(by agent: AgentName?, at: Instant) throws(TransitionError) -> [EventType] {
        try requireActive()
        if let agent, case .agent(let holder, _) = owner, holder != agent { throw .heldByAnother(holder) }
        status = .resolved
        owner = .bot
        waitingSince = nil
        resolvedAt = at
        automaticTurns = 0
        return [.ticketResolved]
    }

    private mutating func reopen(to team: String, at: Instant) throws(TransitionError) -> [EventType] {
        guard !status.isActive else { throw .notClosed }
        status = .open
        resolvedAt = nil
        disposition = nil
        // A person reopened it, so a person looks: back to the team that last had it.
        owner = .queue(team: team)
        self.team = team
        waitingSince = at
        dialogue.handOver()
        return [.ticketUpdated]
    }

    private mutating func archive() throws(TransitionError) -> [EventType] {
        guard status == .resolved else { throw .doesNotApply(.isNotResolved) }
        status = .archived
        return [.ticketUpdated]
    }

    private mutating func dispose(_ disposition: Disposition) -> [EventType] {
        self.disposition = disposition
        return [.dispositionUpdated]
    }

    private func requireActive() throws(TransitionError) {
        guard status.isActive else { throw .closed(status) }
    }

    @discardableResult
    private func requireHolder(_ agent: AgentName) throws(TransitionError) -> Instant {
        guard case .agent(let holder, let until) = owner else { throw .notTheHolder(owner: owner) }
        guard holder == agent else { throw .heldByAnother(holder) }
        return until
    }

    /// Where a conversation goes that no team has ever had, where no policy says otherwise.
    package static let fallbackTeam = "support"
}
