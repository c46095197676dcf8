package import Conversations

extension ConversationStore {
    /// A page of conversations, last changed first.
    ///
    /// Of what a filter leaves open, owners and statuses, there are few pairs. The conversations of each lie in the list's
    /// order, so the page is merged out of one page of each.
    package func list(
        _ filter: ConversationFilter, after cursor: ListCursor?, limit: Int
    ) throws(StorageError) -> [ListEntry<ListCursor, Conversation>] {
        let start = cursor ?? ListCursor(key: .max, id: "")
        if let customer = filter.customerID {
            return try list(filter, of: customer, after: start, limit: limit)
        }
        guard let index = ListIndex(filter) else { return [] }
        var places: [ListCursor] = []
        for section in try sections(of: index) where filter.admits(section) {
            var conditions = index.conditions(in: section, filter)
            conditions.add("(updated_at, id) < ($, $)", .integer(start.key), .text(start.id))
            places += try connection.rows(
                """
                SELECT updated_at, id FROM conversations WHERE \(conditions.text)
                ORDER BY updated_at DESC, id DESC LIMIT \(conditions.nextPlaceholder)
                """, conditions.arguments + [SQLValue(limit)]
            ).map { row throws(StorageError) in ListCursor(key: try row.integer(0), id: try row.text(1)) }
        }
        places.sort { $1.precedes($0) }
        return try places.prefix(limit).map(entry)
    }

    /// The pairs of owner and status that there are, those that this program does not know among them.
    private func sections(of index: ListIndex) throws(StorageError) -> [ListIndex.Section] {
        var sections: [ListIndex.Section] = []
        var last = ListIndex.Section(owner: "", status: "")
        // From pair to pair, instead of from conversation to conversation.
        while let next = try section(of: index, after: last) {
            sections.append(next)
            last = next
        }
        return sections
    }

    private func section(
        of index: ListIndex, after last: ListIndex.Section
    ) throws(StorageError) -> ListIndex.Section? {
        let conditions = index.following(last)
        return try connection.row(
            "SELECT owner, status FROM conversations WHERE \(conditions.text) ORDER BY owner, status LIMIT 1",
            conditions.arguments
        ).map { row throws(StorageError) in .init(owner: try row.text(0), status: try row.text(1)) }
    }

    private func entry(at place: ListCursor) throws(StorageError) -> ListEntry<ListCursor, Conversation> {
        let row = try connection.row(
            "SELECT \(ConversationRow.columns) FROM conversations WHERE id = $1", [.text(place.id)])
        guard let row else { throw .damaged("an index knows a conversation that is not there: \(place.id)") }
        return ListEntry(row, at: place, ConversationRow.conversation)
    }

    /// The same for one customer, who has few conversations: what else is asked is checked in their rows.
    private func list(
        _ filter: ConversationFilter, of customer: Identifier<Customer>, after start: ListCursor, limit: Int
    ) throws(StorageError) -> [ListEntry<ListCursor, Conversation>] {
        var conditions = QueryConditions()
        conditions.add("customer_id = $", SQLValue(customer))
        conditions.add("(updated_at, id) < ($, $)", .integer(start.key), .text(start.id))
        conditions.add("owner = coalesce($, owner)", SQLValue(filter.owner))
        conditions.add("coalesce(team, '') = coalesce($, team, '')", SQLValue(filter.team))
        conditions.add(
            "coalesce(CASE owner WHEN 'agent' THEN owner_name END, '') = "
                + "coalesce($, CASE owner WHEN 'agent' THEN owner_name END, '')", SQLValue(filter.agent))
        if let first = filter.statuses.min() {
            // One is said for those that are not asked for, so that there is one text for any number of them.
            let statuses = ConversationFilter.allStatuses.map {
                SQLValue.text(filter.statuses.contains($0) ? $0 : first)
            }
            conditions.add("status IN ($, $, $, $, $)", statuses)
        }
        conditions.addRest(of: filter)
        return try connection.rows(
            """
            SELECT \(ConversationRow.columns) FROM conversations WHERE \(conditions.text)
            ORDER BY updated_at DESC, id DESC LIMIT \(conditions.nextPlaceholder)
            """, conditions.arguments + [SQLValue(limit)]
        ).map { row throws(StorageError) in
            ListEntry(
                row, at: ListCursor(key: try row.integer(16), id: try row.text(0)), ConversationRow.conversation)
        }
    }
}

extension ListCursor {
    /// Whether it lies before another one, as the database compares them.
    fileprivate func precedes(_ other: ListCursor) -> Bool {
        key == other.key ? id.utf8.lexicographicallyPrecedes(other.id.utf8) : key < other.key
    }
}

extension ConversationFilter {
    fileprivate func admits(_ section: ListIndex.Section) -> Bool {
        (owner == nil || owner == section.owner) && (statuses.isEmpty || statuses.contains(section.status))
    }
}
