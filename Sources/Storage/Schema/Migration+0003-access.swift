extension Migration {
    /// Who may call, what they asked before, and which messages broke the service.
    static let access = Migration(number: 3, name: "access") { dialect in
        [
            """
            CREATE TABLE tokens (
                id TEXT NOT NULL PRIMARY KEY,
                name TEXT NOT NULL, hash TEXT NOT NULL UNIQUE, scopes TEXT NOT NULL,
                created_at BIGINT NOT NULL, revoked_at BIGINT)\(dialect.tableSuffix)
            """,
            """
            CREATE TABLE idempotency_keys (
                scope TEXT NOT NULL, key TEXT NOT NULL,
                request_digest TEXT NOT NULL, message_id TEXT NOT NULL, created_at BIGINT NOT NULL,
                PRIMARY KEY (scope, key))\(dialect.keyedTableSuffix)
            """,
            "CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at)",
            """
            CREATE TABLE suspect_messages (
                digest TEXT NOT NULL PRIMARY KEY, crashes BIGINT NOT NULL, last_at BIGINT NOT NULL)\(dialect.tableSuffix)
            """,
        ]
    }
}
