import Conversations
import TestSupport

@testable import Storage

/// Rows in every table that there is, and what is read of them by the stores.
struct FilledStore {
    let connection: any SQLConnection

    private static let now = TemporaryStore.now

    /// In a store of whatever version.
    func fill() throws {
        let ana = AgentName("ana")
        for (index, name) in ["bot", "queue", "agent", "snoozed", "resolved"].enumerated() {
            let customer = Customer.sample("cus_\(name)")
            try CustomerStore(connection).save(customer)
            // With the columns that every version has.
            try connection.execute(
                "INSERT INTO customer_identifiers (kind, value, customer_id) VALUES ('phone', $1, $2)",
                [.text("+55119000\(index)"), SQLValue(customer.id)])
            var conversation = Conversation.sample("cnv_\(name)", customer: "cus_\(name)")
            if name != "bot" {
                try conversation.apply(.handedOff(team: "support", priority: .high, at: Self.now))
            }
            if name == "agent", let ana {
                try conversation.apply(.claimed(by: ana, until: Self.now, at: Self.now))
            }
            if name == "snoozed" { try conversation.apply(.snoozed(until: Self.now, by: nil, at: Self.now)) }
            if name == "resolved" {
                try conversation.apply(.resolved(by: nil, at: Self.now))
                try conversation.apply(.disposed(.init(code: .spam, note: "n", setAt: Self.now), at: Self.now))
            }
            try insertConversation(conversation)
            try insertMessage(.sample("msg_\(name)", in: conversation, providerID: name))
            try DecisionStore(connection).insert(Self.receipt(name))
        }
        for sequence in 1...6 {
            try connection.execute(
                """
                INSERT INTO events (sequence, id, type, conversation_id, detail, body, occurred_at)
                VALUES ($1, $2, 'ticket.created', 'cnv_bot', '{}', $3, 0)
                """, [.integer(Int64(sequence)), .text("evt_\(sequence)"), .blob(Array("{}".utf8))])
        }
        if try has("deliveries") { try fillOutbox() }
        if try has("tokens") { try fillAccess() }
    }

    /// With the columns that every version has.
    private func insertConversation(_ conversation: Conversation) throws {
        let later: Set = ["dialogue"]
        let columns = zip(ConversationRow.names, try ConversationRow.values(conversation)).filter {
            !later.contains($0.0)
        }
        let placeholders = columns.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
        try connection.execute(
            "INSERT INTO conversations (\(columns.map(\.0).joined(separator: ", "))) VALUES (\(placeholders))",
            columns.map(\.1))
    }

    /// With the columns that every version has.
    private func insertMessage(_ message: Message) throws {
        try connection.execute(
            """
            INSERT INTO messages (id, conversation_id, customer_id, direction, author, channel, inbox, text,
                provider_message_id, created_at, metadata)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '{"n":1}')
            """,
            [
                SQLValue(message.id), SQLValue(message.conversationID), SQLValue(message.customerID),
                .text(message.direction.rawValue), .text(message.author.label), .text(message.channel.rawValue),
                .text(message.inbox), .text(message.text), SQLValue(message.providerMessageID),
                SQLValue(message.createdAt),
            ])
    }

    /// Event 1 waits, 2 is leased, 3 was delivered, 4 is a dead letter, 5 is owed to nobody any more and 6 to an endpoint that
    /// is gone.
    private func fillOutbox() throws {
        try EndpointStore(connection).save(
            WebhookEndpoint(
                id: Identifier(stored: "whk_1"), url: "https://crm.example/", eventTypes: ["*"], secret: "whsec_",
                createdAt: Self.now, updatedAt: Self.now))
        for (state, sequence, endpoint) in [
            ("waiting", 1, "whk_1"), ("leased", 2, "whk_1"), ("delivered", 3, "whk_1"), ("dead", 4, "whk_1"),
            ("dead", 6, "whk_gone"),
        ] {
            try connection.execute(
                """
                INSERT INTO deliveries (id, endpoint_id, event_sequence, event_id, state, due_at, created_at, completed_at)
                VALUES ($1, $2, $3, $4, $5, 0, 0, $6)
                """,
                [
                    .integer(Int64(sequence)), .text(endpoint), .integer(Int64(sequence)), .text("evt_\(sequence)"),
                    .text(state), ["delivered", "dead"].contains(state) ? SQLValue(Self.now) : .null,
                ])
            try connection.execute(
                "INSERT INTO delivery_attempts (delivery_id, attempt, started_at, duration_ms) VALUES ($1, 1, 0, 1)",
                [.integer(Int64(sequence))])
        }
    }

    private func fillAccess() throws {
        try TokenStore(connection).insert(
            AccessToken(
                id: Identifier(stored: "tok_1"), name: "t", hash: "h", scopes: ["read"], createdAt: Self.now))
        try IdempotencyStore(connection).insert(
            scope: "tok_1", key: "k",
            record: IdempotencyRecord(requestDigest: "d", messageID: Identifier(stored: "msg_bot")), at: Self.now)
        try SuspectStore(connection).recordCrash(of: "digest", at: Self.now)
    }

    private static func receipt(_ name: String) -> DecisionReceipt {
        DecisionReceipt(
            id: Identifier(stored: "dec_\(name)"), messageID: Identifier(stored: "msg_\(name)"),
            conversationID: Identifier(stored: "cnv_\(name)"), customerID: Identifier(stored: "cus_\(name)"),
            classification: nil, classifiedText: nil, profile: nil,
            decision: Decision(route: .silent, reason: .hardRule), assignment: nil, trace: [], policy: "sha256:0b",
            notes: [], createdAt: now)
    }

    private func has(_ table: String) throws -> Bool {
        try tables().contains(table)
    }

    /// The tables that there are.
    func tables() throws -> [String] {
        try connection.rows(
            connection.engine == .sqlite
                ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
                : "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename"
        ).map { try $0.text(0) }
    }

    /// The tables without a row.
    func emptyTables() throws -> [String] {
        try tables().filter {
            try connection.row("SELECT 1 FROM \($0) LIMIT 1", []) == nil
        }
    }
}
