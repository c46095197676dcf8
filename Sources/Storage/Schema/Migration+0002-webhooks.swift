extension Migration {
    /// Endpoints that want to be told, what is owed to them, and how each attempt went.
    static let webhooks = Migration(number: 2, name: "webhooks") { dialect in
        [
            """
            CREATE TABLE webhook_endpoints (
                id TEXT NOT NULL PRIMARY KEY,
                url TEXT NOT NULL, description TEXT,
                event_types TEXT NOT NULL,
                secret TEXT NOT NULL,
                previous_secret TEXT, previous_secret_until BIGINT,
                enabled BIGINT NOT NULL, disabled_reason TEXT,
                created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL)\(dialect.tableSuffix)
            """,
            """
            CREATE TABLE deliveries (
                id \(dialect.countingKey),
                endpoint_id TEXT NOT NULL, event_sequence BIGINT NOT NULL, event_id TEXT NOT NULL,
                conversation_id TEXT,
                state TEXT NOT NULL CHECK (state IN ('waiting', 'leased', 'delivered', 'dead')),
                attempts BIGINT NOT NULL DEFAULT 0,
                forgiven BIGINT NOT NULL DEFAULT 0,
                due_at BIGINT NOT NULL,
                lease TEXT, leased_until BIGINT,
                last_status BIGINT, last_error TEXT,
                created_at BIGINT NOT NULL, completed_at BIGINT,
                UNIQUE (endpoint_id, event_sequence))\(dialect.tableSuffix)
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
                delivery_id BIGINT NOT NULL, attempt BIGINT NOT NULL,
                started_at BIGINT NOT NULL, duration_ms BIGINT NOT NULL,
                status BIGINT, error TEXT, response TEXT,
                PRIMARY KEY (delivery_id, attempt))\(dialect.tableSuffix)
            """,
        ]
    }
}
