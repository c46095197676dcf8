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
    private let logger: Logger

    /// - Parameters:
    ///   - journal: recognises messages that crash the program; nil for a store in memory.
    ///   - afterCommit: called once a batch is durable.
    package init(
        queue: IntakeQueue, database: any SQLDatabase, inboxes: Inboxes,
        contextBuilder: ContextBuilder = ContextBuilder(),
        journal: CrashJournal?, clock: @escaping @Sendable () -> Instant,
        afterCommit: @escaping @Sendable () -> Void, logger: Logger
    ) {
        self.queue = queue
        self.database = database
        self.inboxes = inboxes
        self.contextBuilder = contextBuilder
        self.journal = journal
        self.clock = clock
        self.afterCommit = afterCommit
        self.logger = logger
    }

    /// Works until the queue is closed and empty; a graceful shutdown closes it.
    package func run() async throws {
        let quarantine = try await quarantine()
        await withGracefulShutdownHandler {
            while let batch = await queue.nextBatch(limit: Self.batchLimit) {
                await write(batch, quarantine: quarantine)
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
                journal: nil, quarantine: [], now: now
            ).take(request)
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
        let now = clock()
        let (inboxes, contextBuilder, journal) = (inboxes, contextBuilder, journal)
        do {
            let answers = try await database.write { connection in
                let transaction = IntakeTransaction(
                    connection: connection, log: try EventLog(connection), inboxes: inboxes,
                    contextBuilder: contextBuilder, journal: journal, quarantine: quarantine, now: now)
                return try batch.map { entry in try Self.answer(transaction, entry.request) }
            }
            for (entry, answer) in zip(batch, answers) { entry.continuation.resume(with: answer) }
            afterCommit()
        } catch {
            // Nothing of the batch is stored; each caller is told so and may try again.
            logger.error(
                "a batch could not be committed", metadata: ["messages": "\(batch.count)", "error": "\(error)"])
            for entry in batch { entry.continuation.resume(throwing: IntakeError.storeUnavailable) }
        }
    }

    /// One message's own failure is its caller's; a failing store is everybody's.
    private static func answer(
        _ transaction: IntakeTransaction, _ request: IntakeRequest
    ) throws -> Result<IntakeAnswer, any Error> {
        do {
            return .success(try transaction.take(request))
        } catch StorageError.unavailable(let what) {
            throw StorageError.unavailable(what)
        } catch {
            return .failure(error)
        }
    }
}
