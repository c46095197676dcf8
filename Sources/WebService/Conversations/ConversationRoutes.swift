import Conversations
import Hummingbird
import Journey
import Storage

/// Reading conversations, their threads, and what waits for people.
struct ConversationRoutes {
    let database: any SQLDatabase
    let inboxes: Inboxes
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
        let query = try ListQuery(request, cursorParts: 2, filters: Self.filters)
        let filter = try Self.filter(query)
        let last: Identifier<Conversation>? = try query.cursorIdentifier(1)
        let after = try query.cursorNumber(0).map { ListCursor(key: $0, id: last?.rawValue ?? "") }
        let conversations = try await database.read {
            try ConversationStore($0).list(filter, after: after, limit: query.fetchLimit)
        }
        try query.expect("team", among: inboxes.teamNames, for: conversations)
        try query.expect("inbox", among: inboxes.all.keys, for: conversations)
        metrics.report(conversations.unreadable(), in: .conversations, to: context.logger)
        return try JSONBody.response(
            query.page(of: conversations, cursor: { ["\($0.key)", $0.id] }, document: TicketDocument.init))
    }

    private static let filters = [
        "status", "owner", "team", "agent", "inbox", "channel", "customer_id", "priority",
    ]

    private static func filter(_ query: ListQuery) throws -> ConversationFilter {
        var filter = ConversationFilter()
        let statuses = ConversationFilter.allStatuses
        filter.statuses =
            try query.value("status", "one or several of \(statuses.joined(separator: ", "))") { text in
                let wanted = Set(text.split(separator: ",", omittingEmptySubsequences: false).map(String.init))
                return wanted.isSubset(of: statuses) ? wanted : nil
            } ?? []
        filter.owner = try query.value("owner", "bot, queue or agent") {
            ["bot", "queue", "agent"].contains($0) ? $0 : nil
        }
        filter.team = try query.name("team")
        filter.agent = try query.value("agent", "1 to 64 letters, digits or . _ @ -", read: AgentName.init)?.rawValue
        filter.inbox = try query.name("inbox")
        let channels = Channel.allCases.map(\.rawValue).joined(separator: ", ")
        filter.channel = try query.value("channel", "one of \(channels)", read: Channel.init(rawValue:))
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
        metrics.report(entries.unreadable(), in: .messages, to: context.logger)
        return try JSONBody.response(query.page(of: entries, cursor: { ["\($0)"] }, document: MessageDocument.init))
    }

    @Sendable
    private func queue(_ request: Request, context: ServiceRequestContext) async throws -> Response {
        _ = try context.require(.read)
        let query = try ListQuery(request, cursorParts: 3, filters: ["team"])
        let last: Identifier<Conversation>? = try query.cursorIdentifier(2)
        var after: QueuePlace?
        if let priority = try query.cursorNumber(0), let since = try query.cursorNumber(1) {
            after = QueuePlace(priority: priority, since: since, id: last?.rawValue ?? "")
        }
        let place = after
        let team = try query.name("team")
        let waiting = try await database.read {
            try ConversationStore($0).waiting(team: team, after: place, limit: query.fetchLimit)
        }
        try query.expect("team", among: inboxes.teamNames, for: waiting)
        metrics.report(waiting.unreadable(), in: .conversations, to: context.logger)
        return try JSONBody.response(
            query.page(
                of: waiting, cursor: { ["\($0.priority)", "\($0.since)", $0.id] }, document: TicketDocument.init))
    }
}
