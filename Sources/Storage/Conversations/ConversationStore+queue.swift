package import Conversations

extension ConversationStore {
    /// What waits for a person: highest priority first, then longest waiting.
    ///
    /// Priority by priority, of which there are few, so that every page begins where the one before ended.
    package func waiting(
        team: String?, after place: QueuePlace?, limit: Int
    ) throws(StorageError) -> [ListEntry<QueuePlace, Conversation>] {
        var found: [ListEntry<QueuePlace, Conversation>] = []
        var (priority, since, id) = (place?.priority, place?.since ?? .min, place?.id ?? "")
        if priority == nil { priority = try nextPriority(team: team, below: .max) }
        while let current = priority, found.count < limit {
            found += try waiting(
                team: team, priority: current, after: (since, id), limit: limit - found.count)
            (since, id) = (.min, "")
            priority = try nextPriority(team: team, below: current)
        }
        return found
    }

    /// How many wait for a person.
    package func waitingCount() throws(StorageError) -> Int64 {
        try connection.row("SELECT count(*) FROM conversations WHERE \(Self.isWaiting)", [])?.integer(0) ?? 0
    }

    /// Written as the partial indexes say it, because only then they apply.
    private static let isWaiting = "owner = 'queue' AND waiting_since IS NOT NULL"

    private func nextPriority(team: String?, below priority: Int64) throws(StorageError) -> Int64? {
        var conditions = Self.waiting(for: team)
        conditions.add("priority < $", .integer(priority))
        return try connection.row(
            "SELECT priority FROM conversations WHERE \(conditions.text) ORDER BY priority DESC LIMIT 1",
            conditions.arguments
        )?.integer(0)
    }

    private func waiting(
        team: String?, priority: Int64, after: (since: Int64, id: String), limit: Int
    ) throws(StorageError) -> [ListEntry<QueuePlace, Conversation>] {
        var conditions = Self.waiting(for: team)
        conditions.add("priority = $", .integer(priority))
        conditions.add("(waiting_since, id) > ($, $)", .integer(after.since), .text(after.id))
        return try connection.rows(
            """
            SELECT \(ConversationRow.columns) FROM conversations WHERE \(conditions.text)
            ORDER BY waiting_since, id LIMIT \(conditions.nextPlaceholder)
            """, conditions.arguments + [SQLValue(limit)]
        ).map { row throws(StorageError) in
            ListEntry(
                row, at: QueuePlace(priority: priority, since: try row.integer(11), id: try row.text(0)),
                ConversationRow.conversation)
        }
    }

    private static func waiting(for team: String?) -> QueryConditions {
        var conditions = QueryConditions()
        conditions.add(isWaiting)
        if let team { conditions.add("team = $", .text(team)) }
        return conditions
    }
}
