extension Migration {
    /// Endpoints that want to be told, what is owed to them, and how each attempt went.
    static let webhooks = Migration(number: 2, name: "webhooks") { words in
        [
            """
            CREATE TABLE webhook_endpoints (
                id TEXT NOT NULL PRIMARY KEY,
                url TEXT NOT NULL, description TEXT,
                event_types TEXT NOT NULL,
                secret TEXT NOT NULL,
                previous_secret TEXT, previous_secret_until \(words.integer),
                enabled \(words.integer) NOT NULL, disabled_reason TEXT,
                created_at \(words.integer) NOT NULL, updated_at \(words.integer) NOT NULL)\(words.tableEnd)
            """,
            """
            CREATE TABLE deliveries (
                id \(words.countingKey),
                endpoint_id TEXT NOT NULL, event_sequence \(words.integer) NOT NULL, event_id TEXT NOT NULL,
                conversation_id TEXT,
                state TEXT NOT NULL CHECK (state IN ('waiting', 'leased', 'delivered', 'dead')),
                attempts \(words.integer) NOT NULL DEFAULT 0,
                forgiven \(words.integer) NOT NULL DEFAULT 0,
                due_at \(words.integer) NOT NULL,
                lease TEXT, leased_until \(words.integer),
                last_status \(words.integer), last_error TEXT,
                created_at \(words.integer) NOT NULL, completed_at \(words.integer),
                UNIQUE (endpoint_id, event_sequence))\(words.tableEnd)
            """,
            "CREATE INDEX deliveries_due ON deliveries (endpoint_id, due_at, id) WHERE state = 'waiting'",
            "CREATE INDEX deliveries_leased ON deliveries (lease) WHERE state = 'leased'",
            """
            CREATE INDEX deliveries_unfinished ON deliveries (endpoint_id, conversation_id, id)
                WHERE state IN ('waiting', 'leased')
            """,
            "CREATE INDEX deliveries_by_endpoint ON deliveries (endpoint_id, id)",
            "CREATE INDEX deliveries_dead ON deliveries (endpoint_id, id) WHERE state = 'dead'",
            """
            CREATE TABLE delivery_attempts (
                delivery_id \(words.integer) NOT NULL, attempt \(words.integer) NOT NULL,
                started_at \(words.integer) NOT NULL, duration_ms \(words.integer) NOT NULL,
                status \(words.integer), error TEXT, response TEXT,
                PRIMARY KEY (delivery_id, attempt))\(words.tableEnd)
            """,
        ]
    }
}
