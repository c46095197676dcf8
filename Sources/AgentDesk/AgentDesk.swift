package import Conversations
package import Storage

/// What people do with conversations: every act is one transaction, checked by the conversation's state machine and told
/// to whoever subscribed.
package struct AgentDesk: Sendable {
    private let database: any SQLDatabase
    /// How long a claim holds without activity, in seconds.
    package let claimSeconds: Double
    /// Called after each commit, so that deliveries start at once.
    private let afterCommit: @Sendable () -> Void

    package init(
        database: any SQLDatabase, claimSeconds: Double = 900, afterCommit: @escaping @Sendable () -> Void = {}
    ) {
        self.database = database
        self.claimSeconds = claimSeconds
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
        let claimSeconds = claimSeconds
        let result = try await database.write { connection in
            try DeskTransaction(connection: connection, claimUntil: now.adding(seconds: claimSeconds), now: now)
                .perform(act, on: id, once: key)
        }
        afterCommit()
        return result
    }

    /// Ends claims and snoozes whose time has come.
    package func sweep(at now: Instant) async throws -> SweepResult {
        let claimSeconds = claimSeconds
        let result = try await database.write { connection in
            try DeskTransaction(connection: connection, claimUntil: now.adding(seconds: claimSeconds), now: now)
                .sweep(limit: 500)
        }
        if result.changed > 0 { afterCommit() }
        return result
    }
}
