import Conversations
import Storage

/// The inside of one transaction: read the conversation, apply the events of an act, write what changed, announce it.
struct DeskTransaction {
    let connection: any SQLConnection
    let log: EventLog
    let teams: (_ inbox: String) -> InboxTeams
    /// Until when a claim made or renewed by this act holds.
    let claimUntil: Instant
    let now: Instant

    func perform(_ act: DeskAct, on id: Identifier<Conversation>, once key: IdempotencyKey?) throws -> DeskResult {
        if let key, let before = try result(of: key) { return before }
        let result = try perform(act, on: id)
        if let key, let message = result.message {
            try IdempotencyStore(connection).insert(
                scope: key.scope, key: key.key,
                record: IdempotencyRecord(requestDigest: key.requestDigest, messageID: message.id), at: now)
        }
        return result
    }

    /// The entry that a key has written, with the conversation as it is by now; nil for a new key.
    private func result(of key: IdempotencyKey) throws -> DeskResult? {
        guard let record = try IdempotencyStore(connection).find(scope: key.scope, key: key.key) else { return nil }
        guard record.requestDigest == key.requestDigest else { throw DeskError.keyReused }
        guard let message = try MessageStore(connection).find(record.messageID),
            let conversation = try ConversationStore(connection).find(message.conversationID)
        else { throw DeskError.unknownConversation }
        return DeskResult(conversation: conversation, message: message, duplicate: true)
    }

    private func perform(_ act: DeskAct, on id: Identifier<Conversation>) throws -> DeskResult {
        guard let conversation = try ConversationStore(connection).findForChange(id) else {
            throw DeskError.unknownConversation
        }
        if case .transfer(let team, _) = act {
            let known = teams(conversation.inbox).names
            guard known.contains(team) else { throw DeskError.unknownTeam(known: known.sorted()) }
        }
        if act == .reopen, let other = try otherActive(than: conversation) { throw DeskError.anotherIsActive(other) }
        let message = message(for: act, in: conversation)
        let updated = try apply(events(for: act, on: conversation), to: conversation, message: message, act: act)
        return DeskResult(conversation: updated, message: message)
    }

    /// What the customer writes in by now, when it is not this one.
    private func otherActive(than conversation: Conversation) throws -> Identifier<Conversation>? {
        let active = try ConversationStore(connection).active(
            of: conversation.customerID, inbox: conversation.inbox, channel: conversation.channel)
        return active == conversation.id ? nil : active
    }

    /// The state machine's events that an act stands for.
    private func events(for act: DeskAct, on conversation: Conversation) -> [ConversationEvent] {
        switch act {
        case .claim(let agent): [.claimed(by: agent, until: claimUntil, at: now)]
        case .release(let agent): [.released(by: agent, at: now)]
        case .transfer(let team, let agent): [.transferred(team: team, by: agent, at: now)]
        case .assign(let agent): [.assigned(to: agent, until: claimUntil, at: now)]
        case .reply(_, let agent):
            // Answering takes the conversation; one voice at a time.
            [
                .claimed(by: agent, until: claimUntil, at: now),
                .agentReplied(by: agent, until: claimUntil, at: now),
            ]
        case .note(_, let agent):
            if case .agent(agent, _) = conversation.owner {
                [.renewed(by: agent, until: claimUntil, at: now)]
            } else {
                []
            }
        case .keepAlive(let agent): [.renewed(by: agent, until: claimUntil, at: now)]
        case .snooze(let until, let agent): [.snoozed(until: until, by: agent, at: now)]
        case .resolve(let agent, let code, let note):
            [.resolved(by: agent, at: now)]
                + (code.map { [.disposed(.init(code: $0, note: note, setAt: now), at: now)] } ?? [])
        case .reopen: [.reopened(at: now)]
        case .archive: [.archived(at: now)]
        case .dispose(let code, let note): [.disposed(.init(code: code, note: note, setAt: now), at: now)]
        }
    }

    private func message(for act: DeskAct, in conversation: Conversation) -> Message? {
        let (text, agent, direction): (String, AgentName, Message.Direction)
        switch act {
        case .reply(let reply, let author): (text, agent, direction) = (reply, author, .outbound)
        case .note(let note, let author): (text, agent, direction) = (note, author, .note)
        default: return nil
        }
        return Message(
            id: .fresh(at: now), conversationID: conversation.id, customerID: conversation.customerID,
            direction: direction, author: .agent(agent), channel: conversation.channel, inbox: conversation.inbox,
            text: text, createdAt: now)
    }

    private func apply(
        _ events: [ConversationEvent], to conversation: Conversation, message: Message?, act: DeskAct?
    ) throws -> Conversation {
        var updated = conversation
        var announcements: [EventType] = []
        let fallback = teams(conversation.inbox).fallback
        for event in events {
            do {
                announcements += try updated.apply(event, fallbackTeam: fallback)
            } catch {
                throw DeskError.refused(error)
            }
        }
        if updated != conversation {
            guard try ConversationStore(connection).update(updated, from: conversation) else {
                throw DeskError.changedMeanwhile
            }
        }
        if let message { try MessageStore(connection).insert(message) }
        if !announcements.isEmpty {
            let customer = try customer(of: conversation)
            let reply = message.flatMap { $0.direction == .outbound ? $0 : nil }
            try log.append(
                announcements.map {
                    EventDraft($0, conversation: updated, customer: customer, message: reply, detail: detail(of: act))
                }, at: now)
        }
        return updated
    }

    /// The customer, without facts when these cannot be read: a person can help all the same.
    private func customer(of conversation: Conversation) throws -> Customer? {
        let customers = CustomerStore(connection)
        do {
            return try customers.find(conversation.customerID)
        } catch let error where error.isOfStore {
            throw error
        } catch {
            return try customers.findWithoutAttributes(conversation.customerID)
        }
    }

    /// Who did it, for the log.
    private func detail(of act: DeskAct?) -> JSONValue? {
        switch act {
        case .claim(let agent): ["act": "claim", "agent": agent.rawValue].asJSON
        case .release(let agent): ["act": "release", "agent": agent.rawValue].asJSON
        case .transfer(let team, let agent): ["act": "transfer", "team": team, "agent": agent?.rawValue].asJSON
        case .assign(let agent): ["act": "assign", "agent": agent.rawValue].asJSON
        case .reply(_, let agent): ["act": "reply", "agent": agent.rawValue].asJSON
        case .snooze(let until, let agent): ["act": "snooze", "until": until.rfc3339, "agent": agent?.rawValue].asJSON
        case .resolve(let agent, _, _): ["act": "resolve", "agent": agent?.rawValue].asJSON
        case .reopen: ["act": "reopen"].asJSON
        case .archive: ["act": "archive"].asJSON
        case .dispose: ["act": "dispose"].asJSON
        // These are announced to nobody.
        case .note, .keepAlive, nil: nil
        }
    }

    /// Returns lapsed claims to their queues and wakes what was snoozed, each by itself: what is wrong with one
    /// conversation holds up no other.
    func sweep(limit: Int) throws -> SweepResult {
        let store = ConversationStore(connection)
        var result = SweepResult()
        // Another node is at it.
        guard try SharedLock.sweep.take(on: connection) else { return result }
        try sweep(.claimExpired(at: now), &result, limit: limit) {
            try store.expiredClaims(at: now, after: $0, limit: limit)
        }
        // Read after the claims have ended: one conversation may have both.
        try sweep(.snoozeEnded(at: now), &result, limit: limit) {
            try store.endedSnoozes(at: now, after: $0, limit: limit)
        }
        return result
    }

    /// Goes on until so many have changed or none is left, however many in between cannot be swept.
    private func sweep(
        _ event: ConversationEvent, _ result: inout SweepResult, limit: Int,
        page: (ListCursor?) throws -> [ListEntry<ListCursor, Conversation>]
    ) throws {
        let enough = result.changed + limit
        var place: ListCursor?
        repeat {
            let entries = try page(place)
            for entry in entries {
                switch entry.content {
                case .success(let conversation): try sweep(conversation, event, &result)
                case .failure(let row):
                    result.failures.insert(SweepFailure(conversation: row.key, reason: "\(row.error)"))
                }
            }
            place = entries.count == limit ? entries.last?.place : nil
        } while place != nil && result.changed < enough
    }

    private func sweep(
        _ conversation: Conversation, _ event: ConversationEvent, _ result: inout SweepResult
    ) throws {
        do {
            try connection.savepoint {
                _ = try apply([event], to: conversation, message: nil, act: nil)
            }
            result.changed += 1
        } catch let error as StorageError where error.isOfStore {
            throw error
        } catch DeskError.changedMeanwhile {
            // Somebody did something with it, and the next sweep sees what it is by then.
        } catch {
            result.failures.insert(SweepFailure(conversation: conversation.id.rawValue, reason: "\(error)"))
        }
    }
}

extension [String: String?] {
    fileprivate var asJSON: JSONValue { .object(compactMapValues { $0.map(JSONValue.string) }) }
}
