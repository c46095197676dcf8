package import Conversations
package import Storage

/// What people do with conversations: every act is one transaction, checked by the conversation's state machine and told
/// to whoever subscribed.
package struct AgentDesk: Sendable {
    private let database: any SQLDatabase
    /// How long a claim holds without activity, in seconds.
    package let claimSeconds: Double
    private let teams: @Sendable (_ inbox: String) -> InboxTeams
    private let afterCommit: @Sendable () -> Void

    /// - Parameters:
    ///   - teams: asked anew for each act, because policies are replaced while serving.
    ///   - afterCommit: called after each commit, so that deliveries start at once.
    package init(
        database: any SQLDatabase, claimSeconds: Double = 900,
        teams: @escaping @Sendable (_ inbox: String) -> InboxTeams,
        afterCommit: @escaping @Sendable () -> Void = {}
    ) {
        self.database = database
        self.claimSeconds = claimSeconds
        self.teams = teams
        self.afterCommit = afterCommit
    }

    /// Carries out one act on one conversation.
    ///
    /// - Parameter key: makes an act that writes into the thread happen once, however often it is asked for.
    /// - Returns: the conversation afterwards, and the thread entry when the act wrote one.
    /// - Throws: ``DeskError``.
    package func perform(
        _ act: DeskAct, on id: Identifier<Conversation>, once key: IdempotencyKey? = nil, at now: Instant
    ) async throws -> DeskResult {
        let result = try await database.write { try transaction(on: $0, at: now).perform(act, on: id, once: key) }
        afterCommit()
        return result
    }

    /// How many claims, and how many snoozes, a sweep ends in one transaction, in which every message waits.
    private static let sweepLimit = 100

    /// Ends claims and snoozes whose time has come, in as many transactions as it takes.
    package func sweep(at now: Instant) async throws -> SweepResult {
        var result = SweepResult()
        var part: SweepResult
        repeat {
            part = try await database.write { try transaction(on: $0, at: now).sweep(limit: Self.sweepLimit) }
            result.changed += part.changed
            result.failures.formUnion(part.failures)
            if part.changed > 0 { afterCommit() }
            // What is left when the program ends is due when it starts again.
        } while part.changed >= Self.sweepLimit && !Task.isCancelled
        return result
    }

    private func transaction(
        on connection: any SQLConnection, at now: Instant
    ) throws(StorageError) -> DeskTransaction {
        DeskTransaction(
            connection: connection, log: try EventLog(connection), teams: teams,
            claimUntil: now.adding(seconds: claimSeconds), now: now)
    }
}
