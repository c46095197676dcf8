extension Migration {
    /// Customers, conversations, messages, decisions and the event log.
    static let conversations = Migration(number: 1, name: "conversations") { words in
        [
            """
            CREATE TABLE customers (
                id TEXT NOT NULL PRIMARY KEY,
                name TEXT, tier TEXT, plan TEXT, language TEXT,
                attributes TEXT NOT NULL,
                opted_out \(words.integer) NOT NULL DEFAULT 0,
                last_intent TEXT,
                message_count \(words.integer) NOT NULL DEFAULT 0,
                created_at \(words.integer) NOT NULL, updated_at \(words.integer) NOT NULL)\(words.keyedTableEnd)
            """,
            """
            CREATE TABLE customer_identifiers (
                kind TEXT NOT NULL, value TEXT NOT NULL,
                customer_id TEXT NOT NULL REFERENCES customers(id),
                PRIMARY KEY (kind, value))\(words.keyedTableEnd)
            """,
            "CREATE INDEX customer_identifiers_by_customer ON customer_identifiers (customer_id)",
            """
            CREATE TABLE conversations (
                id TEXT NOT NULL PRIMARY KEY,
                customer_id TEXT NOT NULL REFERENCES customers(id),
                channel TEXT NOT NULL, inbox TEXT NOT NULL,
                owner TEXT NOT NULL CHECK (owner IN ('bot', 'queue', 'agent')),
                owner_name TEXT, claimed_until \(words.integer),
                status TEXT NOT NULL CHECK (status IN ('open', 'pending', 'snoozed', 'resolved', 'archived')),
                snoozed_until \(words.integer),
                priority \(words.integer) NOT NULL,
                team TEXT, waiting_since \(words.integer),
                automatic_turns \(words.integer) NOT NULL,
                disposition TEXT, last_intent TEXT,
                opened_at \(words.integer) NOT NULL, updated_at \(words.integer) NOT NULL,
                last_customer_message_at \(words.integer), resolved_at \(words.integer),
                revision \(words.integer) NOT NULL)\(words.keyedTableEnd)
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
                sequence \(words.orderingKey),
                id TEXT NOT NULL UNIQUE,
                conversation_id TEXT NOT NULL REFERENCES conversations(id),
                customer_id TEXT NOT NULL,
                direction TEXT NOT NULL, author TEXT NOT NULL,
                channel TEXT NOT NULL, inbox TEXT NOT NULL,
                text TEXT NOT NULL,
                provider_message_id TEXT,
                sent_at \(words.integer), created_at \(words.integer) NOT NULL,
                metadata TEXT NOT NULL)\(words.tableEnd)
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
                intent TEXT NOT NULL, confidence \(words.double) NOT NULL,
                resolution TEXT NOT NULL, reason TEXT NOT NULL, threshold \(words.double),
                model TEXT NOT NULL, receipt TEXT NOT NULL,
                created_at \(words.integer) NOT NULL)\(words.tableEnd)
            """,
            """
            CREATE TABLE events (
                sequence \(words.countingKey),
                id TEXT NOT NULL,
                type TEXT NOT NULL,
                conversation_id TEXT, customer_id TEXT, message_id TEXT, decision_id TEXT,
                detail TEXT,
                body \(words.blob),
                occurred_at \(words.integer) NOT NULL)\(words.tableEnd)
            """,
            "CREATE INDEX events_by_conversation ON events (conversation_id, sequence)",
        ]
    }
}
