import Conversations
import Hummingbird
import Logging
import Storage

/// Reading conversations, their threads, and what waits for people.
struct ConversationRoutes {
    let database: any SQLDatabase
    let metrics: ServiceMetrics

    func add(to router: RouterGroup<ServiceRequestContext>) {
        router.get("conversations", use: list)
        router.get("conversations/{id}", use: show)
        router.get("conversations/{id}/messages", use: messages)
        router.get("queue", use: queue)
    }

    @Sendable
    private func list(_ request: Request, context: ServiceRequestContext) async throws -> Response {
        _ = try context.require(.read)
        let query = try ListQuery(request, cursorParts: 2)
        let filter = try Self.filter(query)
        let after = try query.cursorNumber(0).map { ListCursor(key: $0, id: query.cursor?[1] ?? "") }
        let conversations = try await database.read {
            try ConversationStore($0).list(filter, after: after, limit: query.fetchLimit)
        }
        report(conversations.unreadable(), in: "conversations", context)
        return try JSONBody.response(
            query.page(of: conversations, cursor: { ["\($0.key)", $0.id] }, document: TicketDocument.init))
    }

    private static func filter(_ query: ListQuery) throws -> ConversationFilter {
        var filter = ConversationFilter()
        let statuses = ConversationFilter.allStatuses
        filter.statuses =
            try query.value("status", "one or several of \(statuses.joined(separator: ", "))") { text in
                let wanted = Set(text.split(separator: ",").map(String.init))
                return wanted.isSubset(of: statuses) ? wanted : nil
            } ?? []
        filter.owner = try query.value("owner", "bot, queue or agent") {
            ["bot", "queue", "agent"].contains($0) ? $0 : nil
        }
        filter.team = query.text("team")
        filter.agent = query.text("agent")
        filter.inbox = query.text("inbox")
        filter.channel = try query.value("channel", "a known channel", read: Channel.init(rawValue:))
        filter.customerID = try query.value("customer_id", "a customer's id") { Identifier($0) }
        filter.priority = try query.value("priority", "low, normal, high or urgent", read: Priority.init(name:))
        return filter
    }

    @Sendable
    private func show(_ request: Request, context: ServiceRequestContext) async throws -> Response {
        _ = try context.require(.read)
        let id: Identifier<Conversation> = try context.identifier(of: "conversation")
        guard let conversation = try await database.read({ try ConversationStore($0).find(id) }) else {
            throw Problem.notFound("There is no such conversation.")
        }
        return try JSONBody.response(TicketDocument(conversation))
    }

    @Sendable
    private func messages(_ request: Request, context: ServiceRequestContext) async throws -> Response {
        _ = try context.require(.read)
        let id: Identifier<Conversation> = try context.identifier(of: "conversation")
        let query = try ListQuery(request, cursorParts: 1)
        let after = try query.cursorNumber(0)
        let entries = try await database.read { connection -> [ListEntry<Int64, Message>]? in
            // Its thread can be read though it cannot.
            guard try ConversationStore(connection).exists(id) else { return nil }
            return try MessageStore(connection).list(in: id, after: after, limit: query.fetchLimit)
        }
        guard let entries else { throw Problem.notFound("There is no such conversation.") }
        report(entries.unreadable(), in: "messages", context)
        return try JSONBody.response(query.page(of: entries, cursor: { ["\($0)"] }, document: MessageDocument.init))
    }

    @Sendable
    private func queue(_ request: Request, context: ServiceRequestContext) async throws -> Response {
        _ = try context.require(.read)
        let query = try ListQuery(request, cursorParts: 3)
        var after: QueuePlace?
        if let priority = try query.cursorNumber(0), let since = try query.cursorNumber(1) {
            after = QueuePlace(priority: priority, since: since, id: query.cursor?[2] ?? "")
        }
        let place = after
        let team = query.text("team")
        let waiting = try await database.read {
            try ConversationStore($0).waiting(team: team, after: place, limit: query.fetchLimit)
        }
        report(waiting.unreadable(), in: "conversations", context)
        return try JSONBody.response(
            query.page(
                of: waiting, cursor: { ["\($0.priority)", "\($0.since)", $0.id] }, document: TicketDocument.init))
    }

    /// Tells the operator of rows that cannot be read, of each once.
    private func report(_ rows: [UnreadableRow], in table: String, _ context: ServiceRequestContext) {
        for row in rows where metrics.countUnreadable(row.key, in: table) {
            context.logger.error(
                "a row cannot be read", metadata: ["table": "\(table)", "id": "\(row.key)", "error": "\(row.error)"])
        }
    }
}
