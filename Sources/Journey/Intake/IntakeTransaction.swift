import ContextEngine
import Conversations
import Storage

/// The inside of one batch's transaction: recognise a duplicate, load the snapshot, run the journey, write the outcome.
struct IntakeTransaction {
    let connection: any SQLConnection
    let log: EventLog
    let inboxes: Inboxes
    let contextBuilder: ContextBuilder
    let journal: CrashJournal?
    /// Digests of messages that crashed the program too often.
    let quarantine: Set<String>
    let now: Instant

    /// Takes one message in, inside a savepoint of its own.
    ///
    /// - Throws: ``IntakeError``, or ``StorageError`` when nothing can be stored at all.
    func take(_ request: IntakeRequest) throws -> IntakeAnswer {
        if let known = try duplicate(of: request) { return known }
        guard let domain = inboxes.domain(of: request.message.inbox) else {
            throw IntakeError.unknownInbox(request.message.inbox)
        }
        let journey = MessageJourney(domain: domain, contextBuilder: contextBuilder)
        do {
            return try connection.savepoint { try run(request, journey: journey) }
        } catch StorageError.unavailable(let what) {
            throw StorageError.unavailable(what)
        } catch let error as IntakeError {
            throw error
        } catch {
            // Whatever broke on the way, the message is kept and a person gets it.
            return try connection.savepoint { try yield(request, journey: journey, because: .pipelineFailure) }
        }
    }

    private func duplicate(of request: IntakeRequest) throws -> IntakeAnswer? {
        var messageID: Identifier<Message>?
        if let idempotency = request.idempotency,
            let record = try IdempotencyStore(connection).find(scope: idempotency.scope, key: idempotency.key)
        {
            guard record.requestDigest == idempotency.requestDigest else { throw IntakeError.keyReused }
            messageID = record.messageID
        } else if let providerID = request.message.providerMessageID {
            messageID = try MessageStore(connection).find(
                channel: request.message.channel, inbox: request.message.inbox, providerMessageID: providerID)?.id
        }
        guard let messageID, let receipt = try DecisionStore(connection).find(message: messageID) else { return nil }
        return IntakeAnswer(receipt: receipt, duplicate: true)
    }

    private func run(_ request: IntakeRequest, journey: MessageJourney) throws -> IntakeAnswer {
        let started = ContinuousClock.now
        let snapshot = try snapshot(for: request.message)
        guard let journal else {
            return try write(
                journey.run(request.message, in: snapshot, at: now), for: request, started: started)
        }
        let digest = request.contentDigest
        guard !quarantine.contains(digest) else {
            return try yield(request, journey: journey, because: .quarantined)
        }
        journal.enter(digest)
        defer { journal.leave() }
        return try write(journey.run(request.message, in: snapshot, at: now), for: request, started: started)
    }

    private func yield(
        _ request: IntakeRequest, journey: MessageJourney, because reason: DecisionReason
    ) throws -> IntakeAnswer {
        let started = ContinuousClock.now
        let outcome = journey.yield(
            request.message, in: try snapshot(for: request.message), because: reason, at: now)
        return try write(outcome, for: request, started: started)
    }

    private func snapshot(for message: InboundMessage) throws -> ConversationSnapshot {
        let fresh = FreshIdentifiers(
            customer: .fresh(at: now), conversation: .fresh(at: now), decision: .fresh(at: now), reply: .fresh(at: now))
        let identity = try contextBuilder.identity(of: message)
        guard
            let customer = try CustomerStore(connection).find(kind: identity.kind.rawValue, value: identity.value)
        else { return ConversationSnapshot(fresh: fresh) }
        let latest = try ConversationStore(connection).latest(
            of: customer.id, inbox: message.inbox, channel: message.channel)
        return ConversationSnapshot(
            customer: customer, openConversation: latest.flatMap { $0.status.isActive ? $0 : nil },
            resolvedConversation: latest.flatMap { $0.status.isActive ? nil : $0 },
            recentMessages: try MessageStore(connection).recent(of: customer.id, limit: contextBuilder.windowSize),
            fresh: fresh)
    }

    private func write(
        _ outcome: Outcome, for request: IntakeRequest, started: ContinuousClock.Instant
    ) throws -> IntakeAnswer {
        var outcome = outcome
        let elapsed = (ContinuousClock.now - started) / .milliseconds(1)
        outcome.setLatency(milliseconds: (elapsed * 1000).rounded() / 1000)
        try CustomerStore(connection).save(outcome.customer)
        if outcome.customerIsNew {
            let identity = try contextBuilder.identity(of: request.message)
            try CustomerStore(connection).add(
                kind: identity.kind.rawValue, value: identity.value, to: outcome.customer.id)
        }
        let conversations = ConversationStore(connection)
        if let revision = outcome.previousRevision {
            guard try conversations.update(outcome.conversation, from: revision) else {
                throw StorageError.constraint("the conversation changed meanwhile")
            }
        } else {
            try conversations.insert(outcome.conversation)
        }
        let messages = MessageStore(connection)
        try messages.insert(outcome.message)
        try DecisionStore(connection).insert(outcome.receipt)
        if let reply = outcome.reply { try messages.insert(reply) }
        if let idempotency = request.idempotency {
            try IdempotencyStore(connection).insert(
                scope: idempotency.scope, key: idempotency.key,
                record: IdempotencyRecord(
                    requestDigest: idempotency.requestDigest, messageID: outcome.message.id), at: now)
        }
        try log.append(outcome.events, at: now)
        return IntakeAnswer(receipt: outcome.receipt, duplicate: false)
    }
}
