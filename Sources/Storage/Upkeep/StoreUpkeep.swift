package import Conversations

/// Forgets what has served its time, a bounded number of rows a transaction, so that messages are written in between.
package struct StoreUpkeep: Sendable {
    package enum Subject: String, Sendable, CaseIterable {
        /// Deliveries owed to deleted endpoints; they become dead letters, for which no time is set.
        case orphans
        case delivered, deadLetters, idempotencyKeys, suspects
    }

    private let retention: Retention
    /// How many rows one transaction removes at most; attempts go with their delivery and are not counted.
    package let batch: Int

    package init(_ retention: Retention = Retention(), batch: Int = 500) {
        self.retention = retention
        self.batch = max(batch, 1)
    }

    /// Removes the oldest that are too old; there is more to do while the answer is ``batch``.
    ///
    /// - Returns: how many.
    package func prune(
        _ subject: Subject, on connection: any SQLConnection, at now: Instant
    ) throws(StorageError) -> Int {
        // Another node is at it.
        guard try SharedLock.upkeep.take(on: connection) else { return 0 }
        let limit = now.adding(seconds: -days(of: subject) * 86_400)
        return switch subject {
        case .orphans: try DeliveryStore(connection).abandonOrphans(at: now, limit: batch)
        case .delivered: try DeliveryStore(connection).prune(.delivered, before: limit, limit: batch)
        case .deadLetters: try DeliveryStore(connection).prune(.dead, before: limit, limit: batch)
        case .idempotencyKeys: try IdempotencyStore(connection).prune(before: limit, limit: batch)
        case .suspects: try SuspectStore(connection).prune(before: limit, limit: batch)
        }
    }

    private func days(of subject: Subject) -> Double {
        switch subject {
        case .orphans: 0
        case .delivered: retention.deliveredDays
        case .deadLetters: retention.deadLetterDays
        case .idempotencyKeys: retention.idempotencyDays
        case .suspects: retention.suspectDays
        }
    }
}
