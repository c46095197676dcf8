extension Migration {
    /// Customers, conversations, messages, decisions and the event log.
    static let conversations = Migration(number: 1, name: "conversations") { dialect in
        [
            """
            CREATE TABLE customers (
                id TEXT NOT NULL PRIMARY KEY,
                name TEXT, tier TEXT, plan TEXT, language TEXT,
                attributes TEXT NOT NULL,
                opted_out BIGINT NOT NULL DEFAULT 0,
                last_intent TEXT,
                message_count BIGINT NOT NULL DEFAULT 0,
                created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL)\(dialect.keyedTableSuffix)
            """,
            """
            CREATE TABLE customer_identifiers (
                kind TEXT NOT NULL, value TEXT NOT NULL,
                customer_id TEXT NOT NULL REFERENCES customers(id),
                PRIMARY KEY (kind, value))\(dialect.keyedTableSuffix)
            """,
            "CREATE INDEX customer_identifiers_by_customer ON customer_identifiers (customer_id)",
            """
            CREATE TABLE conversations (
                id TEXT NOT NULL PRIMARY KEY,
                customer_id TEXT NOT NULL REFERENCES customers(id),
                channel TEXT NOT NULL, inbox TEXT NOT NULL,
                owner TEXT NOT NULL CHECK (owner IN ('bot', 'queue', 'agent')),
                owner_name TEXT, claimed_until BIGINT,
                status TEXT NOT NULL CHECK (status IN ('open', 'pending', 'snoozed', 'resolved', 'archived')),
                snoozed_until BIGINT,
                priority BIGINT NOT NULL,
                team TEXT, waiting_since BIGINT,
                automatic_turns BIGINT NOT NULL,
                disposition TEXT, last_intent TEXT,
                opened_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
                last_customer_message_at BIGINT, resolved_at BIGINT,
                revision BIGINT NOT NULL)\(dialect.keyedTableSuffix)
            """,
            """
            CREATE UNIQUE INDEX conversations_one_active ON conversations (customer_id, inbox, channel)
                WHERE status IN ('open', 'pending', 'snoozed')
            """,
            "CREATE INDEX conversations_by_customer ON conversations (customer_id, updated_at)",
            "CREATE INDEX conversations_by_update ON conversations (updated_at, id)",
            """
            CREATE INDEX conversations_waiting ON conversations (priority DESC, waiting_since, id)
                WHERE waiting_since IS NOT NULL
            """,
            """
            CREATE INDEX conversations_claimed ON conversations (claimed_until) WHERE claimed_until IS NOT NULL
            """,
            """
            CREATE INDEX conversations_snoozed ON conversations (snoozed_until) WHERE snoozed_until IS NOT NULL
            """,
            """
            CREATE TABLE messages (
                sequence \(dialect.orderingKey),
                id TEXT NOT NULL UNIQUE,
                conversation_id TEXT NOT NULL REFERENCES conversations(id),
                customer_id TEXT NOT NULL,
                direction TEXT NOT NULL, author TEXT NOT NULL,
                channel TEXT NOT NULL, inbox TEXT NOT NULL,
                text TEXT NOT NULL,
                provider_message_id TEXT,
                sent_at BIGINT, created_at BIGINT NOT NULL,
                metadata TEXT NOT NULL)\(dialect.tableSuffix)
            """,
            """
            CREATE UNIQUE INDEX messages_by_provider_id ON messages (channel, inbox, provider_message_id)
                WHERE provider_message_id IS NOT NULL
            """,
            "CREATE INDEX messages_by_conversation ON messages (conversation_id, sequence)",
            "CREATE INDEX messages_by_customer ON messages (customer_id, sequence)",
            """
            CREATE TABLE decisions (
                id TEXT NOT NULL PRIMARY KEY,
                message_id TEXT NOT NULL UNIQUE REFERENCES messages(id),
                conversation_id TEXT NOT NULL, customer_id TEXT NOT NULL,
                intent TEXT NOT NULL, confidence \(dialect.double) NOT NULL,
                resolution TEXT NOT NULL, reason TEXT NOT NULL, threshold \(dialect.double),
                model TEXT NOT NULL, receipt TEXT NOT NULL,
                created_at BIGINT NOT NULL)\(dialect.tableSuffix)
            """,
            """
            CREATE TABLE events (
                sequence \(dialect.countingKey),
                id TEXT NOT NULL,
                type TEXT NOT NULL,
                conversation_id TEXT, customer_id TEXT, message_id TEXT, decision_id TEXT,
                detail TEXT,
                body \(dialect.blob),
                occurred_at BIGINT NOT NULL)\(dialect.tableSuffix)
            """,
            "CREATE INDEX events_by_conversation ON events (conversation_id, sequence)",
        ]
    }
}
