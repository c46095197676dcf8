extension Migration {
    /// Who may call, what they asked before, and which messages broke the service.
    static let access = Migration(number: 3, name: "access") { words in
        [
            """
            CREATE TABLE tokens (
                id TEXT NOT NULL PRIMARY KEY,
                name TEXT NOT NULL, hash TEXT NOT NULL UNIQUE, scopes TEXT NOT NULL,
                created_at \(words.integer) NOT NULL, revoked_at \(words.integer))\(words.tableEnd)
            """,
            """
            CREATE TABLE idempotency_keys (
                scope TEXT NOT NULL, key TEXT NOT NULL,
                request_digest TEXT NOT NULL, message_id TEXT NOT NULL, created_at \(words.integer) NOT NULL,
                PRIMARY KEY (scope, key))\(words.keyedTableEnd)
            """,
            "CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at)",
            """
            CREATE TABLE suspect_messages (
                digest TEXT NOT NULL PRIMARY KEY, crashes \(words.integer) NOT NULL, last_at \(words.integer) NOT NULL)\(words.tableEnd)
            """,
        ]
    }
}
