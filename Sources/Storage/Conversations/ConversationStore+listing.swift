package import Conversations

extension ConversationStore {
    /// A page of conversations, last changed first.
    package func list(
        _ filter: ConversationFilter, after cursor: ListCursor?, limit: Int
    ) throws(StorageError) -> [Conversation] {
        var query = QueryBuilder()
        query.add(filter)
        if let cursor {
            query.add("(updated_at, id) < ($, $)", [.integer(cursor.key), .text(cursor.id)])
        }
        return try query.conversations(on: connection, order: "updated_at DESC, id DESC", limit: limit)
    }

    /// What waits for a person: highest priority first, then longest waiting.
    package func waiting(
        team: String?, after cursor: (priority: Priority, key: ListCursor)?, limit: Int
    ) throws(StorageError) -> [Conversation] {
        var query = QueryBuilder()
        query.add("waiting_since IS NOT NULL AND owner = 'queue'", [])
        if let team { query.add("team = $", [.text(team)]) }
        if let cursor {
            let priority = SQLValue(cursor.priority.rawValue)
            query.add(
                "priority <= $ AND (priority < $ OR (waiting_since, id) > ($, $))",
                [priority, priority, .integer(cursor.key.key), .text(cursor.key.id)])
        }
        return try query.conversations(on: connection, order: "priority DESC, waiting_since, id", limit: limit)
    }

    /// How many wait for a person.
    package func waitingCount() throws(StorageError) -> Int64 {
        try connection.row(
            "SELECT count(*) FROM conversations WHERE waiting_since IS NOT NULL AND owner = 'queue'", []
        )?.integer(0) ?? 0
    }
}

/// Conditions joined by AND; `$` in a condition becomes the next numbered placeholder.
private struct QueryBuilder {
    private var conditions: [String] = []
    private var arguments: [SQLValue] = []

    mutating func add(_ condition: String, _ values: [SQLValue]) {
        var numbered = ""
        var next = arguments.count
        for character in condition {
            numbered.append(character)
            if character == "$" {
                next += 1
                numbered += String(next)
            }
        }
        conditions.append(numbered)
        arguments += values
    }

    mutating func add(_ filter: ConversationFilter) {
        add(statuses: filter.statuses)
        if let owner = filter.owner {
            if owner != "bot" { add("owner <> 'bot'", []) }
            add("owner = $", [.text(owner)])
        }
        if let team = filter.team { add("team = $", [.text(team)]) }
        if let agent = filter.agent { add("owner = 'agent' AND owner_name = $", [.text(agent)]) }
        if let customer = filter.customerID { add("customer_id = $", [SQLValue(customer)]) }
        // What no index is for stands in every text, and is the column itself when nothing is asked.
        let others: [(String, SQLValue)] = [
            ("channel", SQLValue(filter.channel?.rawValue)), ("inbox", SQLValue(filter.inbox)),
            ("priority", SQLValue(filter.priority?.rawValue)),
        ]
        for (column, value) in others { add("\(column) = coalesce($, \(column))", [value]) }
    }

    /// Says in words what the partial indexes hold, because a placeholder does not tell the database that one applies.
    private mutating func add(statuses: Set<String>) {
        guard let first = statuses.sorted().first else { return }
        if statuses.isSubset(of: ["open", "pending", "snoozed"]) {
            add("status IN ('open', 'pending', 'snoozed')", [])
        }
        if statuses.count == 1 {
            // Only one status has its rows in the list's order.
            if first != "pending" { add("status <> 'pending'", []) }
            return add("status = $", [.text(first)])
        }
        // Always as many places as there are statuses: compiled statements are kept for ever, so that there may be few
        // texts whatever is asked for.
        let places = ConversationFilter.allStatuses.map { _ in "$" }.joined(separator: ", ")
        add(
            "status IN (\(places))",
            ConversationFilter.allStatuses.map { .text(statuses.contains($0) ? $0 : first) })
    }

    func conversations(
        on connection: any SQLConnection, order: String, limit: Int
    ) throws(StorageError) -> [Conversation] {
        let condition = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
        return try connection.rows(
            """
            SELECT \(ConversationRow.columns) FROM conversations \(condition)
            ORDER BY \(order) LIMIT $\(arguments.count + 1)
            """, arguments + [SQLValue(limit)]
        ).map(ConversationRow.conversation)
    }
}
