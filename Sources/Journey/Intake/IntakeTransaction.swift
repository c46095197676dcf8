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
    let classifications: BatchClassifications
    let now: Instant

    /// Takes one message in.
    ///
    /// What was written before an error stays in the transaction: whoever catches it rolls back.
    ///
    /// - Throws: ``IntakeError`` before anything is written; anything else when the journey or the store failed.
    func take(_ request: IntakeRequest) throws -> IntakeAnswer {
        if let known = try duplicate(of: request) { return known }
        return try run(request, journey: try journey(for: request.message))
    }

    /// Takes one message in whatever happens to it on the way: inside a savepoint, and for a person when the journey fails.
    ///
    /// - Throws: ``IntakeError``, or ``StorageError`` when nothing can be stored at all.
    func takeInAnyCase(_ request: IntakeRequest) throws -> IntakeAnswer {
        do {
            return try connection.savepoint { try take(request) }
        } catch let error where Self.isFinal(error) {
            throw error
        } catch {
            return try keep(request, after: error)
        }
    }

    /// Stores a message whose journey failed, and gives it to a person.
    ///
    /// Something stored about this customer may be what broke it, so less and less of it is used, down to taking the
    /// writer for somebody new.
    private func keep(_ request: IntakeRequest, after failure: any Error) throws -> IntakeAnswer {
        let journey = try journey(for: request.message)
        let snapshots = [
            { try snapshot(for: request) }, { try salvagedSnapshot(for: request) }, { unknown() },
        ]
        var obstacle = failure
        for snapshot in snapshots {
            do {
                var answer = try connection.savepoint {
                    try yield(request, in: try snapshot(), journey: journey, because: .pipelineFailure)
                }
                answer.failure = String(describing: failure)
                return answer
            } catch let error where Self.isFinal(error) {
                throw error
            } catch {
                obstacle = error
            }
        }
        throw obstacle
    }

    /// Whether trying the message in another way is of no use.
    private static func isFinal(_ error: any Error) -> Bool {
        (error as? StorageError)?.isOfStore ?? (error is IntakeError)
    }

    private func journey(for message: InboundMessage) throws(IntakeError) -> MessageJourney {
        guard let domain = inboxes.domain(of: message.inbox) else { throw .unknownInbox(message.inbox) }
        return MessageJourney(domain: domain, contextBuilder: contextBuilder)
    }

    private func duplicate(of request: IntakeRequest) throws -> IntakeAnswer? {
        var messageID: Identifier<Message>?
        if let idempotency = request.idempotency,
            let record = try IdempotencyStore(connection).find(scope: idempotency.scope, key: idempotency.key)
        {
            guard record.requestDigest == idempotency.requestDigest else { throw IntakeError.keyReused }
            messageID = record.messageID
        } else if let providerID = request.message.providerMessageID,
            let original = try MessageStore(connection).original(
                channel: request.message.channel, inbox: request.message.inbox, providerMessageID: providerID)
        {
            guard try isRepeat(request, of: original) else { throw IntakeError.messageIDReused }
            messageID = original.id
        }
        guard let messageID, let receipt = try DecisionStore(connection).find(message: messageID) else { return nil }
        return IntakeAnswer(receipt: receipt, duplicate: true)
    }

    /// Nobody must get what another customer was answered, and no message be lost for carrying another's id.
    private func isRepeat(_ request: IntakeRequest, of original: MessageStore.Original) throws -> Bool {
        let customer = try CustomerStore(connection).identifier(
            kind: request.identity.kind.rawValue, value: request.identity.value)
        return customer == original.customerID && request.message.text == original.text
    }

    private func run(_ request: IntakeRequest, journey: MessageJourney) throws -> IntakeAnswer {
        guard !quarantine.contains(request.contentDigest) else {
            return try yield(
                request, in: try snapshot(for: request), journey: journey, because: .quarantined)
        }
        journal?.enter(request.contentDigest)
        defer { journal?.leave() }
        let started = ContinuousClock.now
        let snapshot = try snapshot(for: request)
        let outcome = try journey.run(
            request.message, from: request.identity, in: snapshot, knowing: classifications[request.message.id], at: now
        )
        classifications[request.message.id] = outcome.classified
        return try write(outcome, for: request, started: started)
    }

    private func yield(
        _ request: IntakeRequest, in snapshot: ConversationSnapshot, journey: MessageJourney,
        because reason: DecisionReason
    ) throws -> IntakeAnswer {
        let started = ContinuousClock.now
        let outcome = try journey.yield(
            request.message, from: request.identity, in: snapshot, because: reason, at: now)
        return try write(outcome, for: request, started: started)
    }

    private func snapshot(for request: IntakeRequest) throws -> ConversationSnapshot {
        let identity = request.identity
        let customer = try CustomerStore(connection).find(kind: identity.kind.rawValue, value: identity.value)
        var snapshot = try snapshot(of: customer, for: request.message)
        if let customer {
            snapshot.recentMessages = try MessageStore(connection).recent(
                of: customer.id, limit: contextBuilder.windowSize)
        }
        return snapshot
    }

    /// As much as can be read, when something cannot: the customer without facts, no thread.
    private func salvagedSnapshot(for request: IntakeRequest) throws -> ConversationSnapshot {
        let identity = request.identity
        let customers = CustomerStore(connection)
        let customer: Customer?
        do {
            customer = try customers.find(kind: identity.kind.rawValue, value: identity.value)
        } catch {
            customer = try customers.findWithoutAttributes(kind: identity.kind.rawValue, value: identity.value)
        }
        return try snapshot(of: customer, for: request.message)
    }

    /// A customer and the conversation that a message belongs to, without the thread.
    private func snapshot(of customer: Customer?, for message: InboundMessage) throws -> ConversationSnapshot {
        var snapshot = unknown()
        guard let customer else { return snapshot }
        let latest = try ConversationStore(connection).latest(
            of: customer.id, inbox: message.inbox, channel: message.channel)
        snapshot.customer = customer
        snapshot.openConversation = latest.flatMap { $0.status.isActive ? $0 : nil }
        snapshot.resolvedConversation = latest.flatMap { $0.status.isActive ? nil : $0 }
        return snapshot
    }

    /// The snapshot of somebody who never wrote before.
    private func unknown() -> ConversationSnapshot {
        ConversationSnapshot(
            fresh: FreshIdentifiers(
                customer: .fresh(at: now), conversation: .fresh(at: now), decision: .fresh(at: now),
                reply: .fresh(at: now)))
    }

    private func write(
        _ outcome: Outcome, for request: IntakeRequest, started: ContinuousClock.Instant
    ) throws -> IntakeAnswer {
        var outcome = outcome
        let elapsed = (ContinuousClock.now - started) / .milliseconds(1)
        outcome.receipt.latencyMilliseconds = (elapsed * 1000).rounded() / 1000
        try CustomerStore(connection).save(outcome.customer)
        if outcome.customerIsNew {
            try CustomerStore(connection).assign(
                kind: request.identity.kind.rawValue, value: request.identity.value, to: outcome.customer.id)
        }
        let conversations = ConversationStore(connection)
        if let previous = outcome.previousConversation {
            guard try conversations.update(outcome.conversation, from: previous) else {
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
