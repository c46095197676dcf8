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
    /// Whether this very batch was committed before, and nobody knows with what outcome.
    var mayBeStored = false
    let now: Instant

    /// Keeps other nodes from taking in messages of the same customers until this transaction has ended.
    func lockCustomers(of requests: [IntakeRequest]) throws {
        try CustomerStore(connection).lock(requests.map { ($0.identity.kind.rawValue, $0.identity.value) })
    }

    /// Takes one message in.
    ///
    /// What was written before an error stays in the transaction: whoever catches it rolls back.
    ///
    /// - Throws: ``IntakeError`` before anything is written; anything else when the journey or the store failed.
    func take(_ request: IntakeRequest) throws -> IntakeAnswer {
        if mayBeStored, let receipt = try DecisionStore(connection).find(message: request.message.id) {
            return IntakeAnswer(receipt: receipt, duplicate: false)
        }
        if let known = try duplicate(of: request) { return known }
        return try run(request, journey: try journey(for: request.message))
    }

    /// Takes one message in whatever happens to it on the way: inside a savepoint, and for a person when the journey fails.
    ///
    /// - Throws: ``IntakeError``, or ``StorageError`` when nothing can be stored at all.
    func takeInAnyCase(_ request: IntakeRequest) throws -> IntakeAnswer {
        var conflicts = 0
        while true {
            do {
                return try connection.savepoint { try take(request) }
            } catch let error where Self.isFinal(error) {
                throw error
            } catch let error as StorageError
                where error.isConflict && connection.engine.isShared && conflicts < Self.conflictLimit
            {
                // Somebody else was first, and what they wrote can be read by now.
                conflicts += 1
            } catch {
                return try keep(request, after: error)
            }
        }
    }

    /// How often the same is tried again because somebody else was first.
    static let conflictLimit = 4

    /// Stores a message whose journey failed, and gives it to a person.
    ///
    /// Something stored about this customer may be what broke it, so less and less of it is used, down to taking the
    /// writer for somebody new.
    private func keep(_ request: IntakeRequest, after failure: any Error) throws -> IntakeAnswer {
        let journey = try journey(for: request.message)
        let snapshots: [(replacesCustomer: Bool, () throws -> ConversationSnapshot)] = [
            (false, { try snapshot(for: request) }), (false, { try salvagedSnapshot(for: request) }),
            (true, { unknown() }),
        ]
        var obstacle = failure
        for (replacesCustomer, snapshot) in snapshots {
            do {
                var answer = try connection.savepoint {
                    try yield(
                        request, in: try snapshot(), journey: journey, because: .pipelineFailure,
                        replacesCustomer: replacesCustomer)
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
        guard let inbox = inboxes.inbox(named: message.inbox) else { throw .unknownInbox(message.inbox) }
        return MessageJourney(domain: inbox.domain, languages: inbox.languages, contextBuilder: contextBuilder)
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
        because reason: DecisionReason, replacesCustomer: Bool = false
    ) throws -> IntakeAnswer {
        let started = ContinuousClock.now
        let outcome = try journey.yield(
            request.message, from: request.identity, in: snapshot, because: reason, at: now)
        return try write(outcome, for: request, started: started, replacesCustomer: replacesCustomer)
    }

    private func snapshot(for request: IntakeRequest) throws -> ConversationSnapshot {
        let identity = request.identity
        let customer = try CustomerStore(connection).findForChange(
            kind: identity.kind.rawValue, value: identity.value)
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

    /// - Parameter replacesCustomer: whether whoever was known by the identity gives it up.
    /// - Throws: ``StorageError/conflict(_:)`` when somebody else changed the same since the snapshot.
    private func write(
        _ outcome: Outcome, for request: IntakeRequest, started: ContinuousClock.Instant,
        replacesCustomer: Bool = false
    ) throws -> IntakeAnswer {
        var outcome = outcome
        let elapsed = (ContinuousClock.now - started) / .milliseconds(1)
        outcome.receipt.latencyMilliseconds = (elapsed * 1000).rounded() / 1000
        let customers = CustomerStore(connection)
        let (kind, value) = (request.identity.kind.rawValue, request.identity.value)
        try customers.save(outcome.customer)
        if replacesCustomer {
            try customers.assign(kind: kind, value: value, to: outcome.customer.id)
        } else if outcome.customerIsNew {
            guard try customers.introduce(kind: kind, value: value, as: outcome.customer.id) else {
                throw StorageError.conflict("the customer became known meanwhile")
            }
        }
        let conversations = ConversationStore(connection)
        if let previous = outcome.previousConversation {
            guard try conversations.update(outcome.conversation, from: previous) else {
                throw StorageError.conflict("the conversation changed meanwhile")
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
