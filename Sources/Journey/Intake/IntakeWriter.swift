package import ContextEngine
package import Conversations
package import Logging
import ServiceLifecycle
package import Storage

/// The one writer: takes what is waiting, writes it in one transaction, then answers everybody in the batch.
///
/// One commit for up to 64 messages is what makes `synchronous=FULL` cheap. Batches form by themselves: while one is being
/// committed, the next collects.
package struct IntakeWriter: Service {
    static let batchLimit = 64

    private let queue: IntakeQueue
    private let database: any SQLDatabase
    private let inboxes: Inboxes
    private let contextBuilder: ContextBuilder
    private let journal: CrashJournal?
    private let clock: @Sendable () -> Instant
    private let afterCommit: @Sendable () -> Void
    private let onRewrite: @Sendable () -> Void
    private let logger: Logger

    /// - Parameters:
    ///   - journal: recognises messages that crash the program; nil for a store in memory.
    ///   - afterCommit: called once a batch is durable.
    ///   - onRewrite: called for each batch that has to be written again because one of its messages failed.
    package init(
        queue: IntakeQueue, database: any SQLDatabase, inboxes: Inboxes,
        contextBuilder: ContextBuilder = ContextBuilder(),
        journal: CrashJournal?, clock: @escaping @Sendable () -> Instant,
        afterCommit: @escaping @Sendable () -> Void, onRewrite: @escaping @Sendable () -> Void = {}, logger: Logger
    ) {
        self.queue = queue
        self.database = database
        self.inboxes = inboxes
        self.contextBuilder = contextBuilder
        self.journal = journal
        self.clock = clock
        self.afterCommit = afterCommit
        self.onRewrite = onRewrite
        self.logger = logger
    }

    /// Works until the queue is closed and empty; a graceful shutdown closes it.
    ///
    /// - Throws: when the writer cannot start; whoever waits already is told why.
    package func run() async throws {
        let quarantined: Set<String>
        do {
            quarantined = try await quarantine()
        } catch {
            queue.refuseAll(because: error)
            throw error
        }
        await withGracefulShutdownHandler {
            while let batch = await queue.nextBatch(limit: Self.batchLimit) {
                await write(batch, quarantine: quarantined)
            }
        } onGracefulShutdown: {
            queue.close()
        }
    }

    /// Takes in one message as of a given moment, in a transaction of its own; for playing back a past day.
    package func take(_ request: IntakeRequest, at now: Instant) async throws -> IntakeAnswer {
        let (inboxes, contextBuilder) = (inboxes, contextBuilder)
        return try await database.write { connection in
            try IntakeTransaction(
                connection: connection, log: try EventLog(connection), inboxes: inboxes, contextBuilder: contextBuilder,
                journal: nil, quarantine: [], classifications: BatchClassifications(), now: now
            ).takeInAnyCase(request)
        }
    }

    /// Counts the message that was being worked on when the last process ended, and lists those that did it too often.
    private func quarantine() async throws -> Set<String> {
        guard let journal else { return [] }
        let suspect = journal.suspect()
        let now = clock()
        let quarantined = try await database.write { connection in
            let store = SuspectStore(connection)
            if let suspect { try store.recordCrash(of: suspect, at: now) }
            return Set(try store.quarantined(atLeast: CrashJournal.tolerance))
        }
        journal.leave()
        if suspect != nil { logger.warning("the last process ended in the middle of a message") }
        return quarantined
    }

    private func write(_ batch: [IntakeQueue.Entry], quarantine: Set<String>) async {
        do {
            let answers = try await answers(to: batch.map(\.request), quarantine: quarantine)
            for (entry, answer) in zip(batch, answers) { entry.continuation.resume(with: answer) }
            for case .success(let answer) in answers { report(answer) }
            afterCommit()
        } catch {
            // Nothing of the batch is stored; each caller is told so and may try again.
            logger.error(
                "a batch could not be committed", metadata: ["messages": "\(batch.count)", "error": "\(error)"])
            for entry in batch { entry.continuation.resume(throwing: error) }
        }
    }

    private func report(_ answer: IntakeAnswer) {
        guard let failure = answer.failure else { return }
        logger.error(
            "a message's journey failed; a person has it",
            metadata: [
                "message": "\(answer.receipt.messageID)", "conversation": "\(answer.receipt.conversationID)",
                "error": "\(failure)",
            ])
    }

    /// Commits a batch and gives each caller's answer.
    ///
    /// Nearly always every message goes through, and savepoints, for which SQLite copies each page that a message touches,
    /// would be paid for nothing. So the batch is first written without; when a message fails, all of it is rolled back
    /// and written once more with a savepoint for each message, so that the others do not suffer. What was classified by
    /// then is kept.
    private func answers(
        to batch: [IntakeRequest], quarantine: Set<String>
    ) async throws -> [Result<IntakeAnswer, any Error>] {
        let classifications = BatchClassifications()
        do {
            return try await commit(batch, quarantine, classifications) { transaction, request in
                do {
                    return .success(try transaction.take(request))
                } catch let error as IntakeError {
                    return .failure(error)
                }
            }
        } catch let error as StorageError where error.isOfStore {
            throw error
        } catch {
            onRewrite()
            logger.warning(
                "a batch is written again, each message apart",
                metadata: ["messages": "\(batch.count)", "error": "\(error)"])
            return try await commit(batch, quarantine, classifications) { transaction, request in
                do {
                    return .success(try transaction.takeInAnyCase(request))
                } catch let error as StorageError where error.isOfStore {
                    throw error
                } catch {
                    return .failure(error)
                }
            }
        }
    }

    /// Commits a batch, and when the answer to that got lost asks the store until it says what became of it: what is there
    /// is not written again, and nobody is told of a failure that was none.
    private func commit(
        _ batch: [IntakeRequest], _ quarantine: Set<String>, _ classifications: BatchClassifications,
        take: @escaping @Sendable (IntakeTransaction, IntakeRequest) throws -> Result<IntakeAnswer, any Error>
    ) async throws -> [Result<IntakeAnswer, any Error>] {
        do {
            return try await write(batch, quarantine, classifications, take: take)
        } catch StorageError.unknownOutcome(let what) {
            logger.warning(
                "a commit got no answer; the store is asked what became of it",
                metadata: ["messages": "\(batch.count)", "error": "\(what)"])
        }
        for pause in Self.pausesBeforeAsking {
            do {
                return try await write(batch, quarantine, classifications, mayBeStored: true, take: take)
            } catch StorageError.unavailable, StorageError.unknownOutcome {
                // A caller that hangs up meanwhile does not end this task.
                try await Task.sleep(for: pause)
            }
        }
        return try await write(batch, quarantine, classifications, mayBeStored: true, take: take)
    }

    /// About as long as callers wait for an answer.
    private static let pausesBeforeAsking: [Duration] = [
        .milliseconds(100), .milliseconds(300), .seconds(1), .seconds(2), .seconds(3),
    ]

    /// Writes a batch in one transaction; an error that `take` throws rolls it all back.
    private func write(
        _ batch: [IntakeRequest], _ quarantine: Set<String>, _ classifications: BatchClassifications,
        mayBeStored: Bool = false,
        take: @escaping @Sendable (IntakeTransaction, IntakeRequest) throws -> Result<IntakeAnswer, any Error>
    ) async throws -> [Result<IntakeAnswer, any Error>] {
        let now = clock()
        let (inboxes, contextBuilder, journal) = (inboxes, contextBuilder, journal)
        return try await database.write { connection in
            let transaction = IntakeTransaction(
                connection: connection, log: try EventLog(connection), inboxes: inboxes,
                contextBuilder: contextBuilder, journal: journal, quarantine: quarantine,
                classifications: classifications, mayBeStored: mayBeStored, now: now)
            try transaction.lockCustomers(of: batch)
            return try batch.map { try take(transaction, $0) }
        }
    }
}
