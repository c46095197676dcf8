package import Conversations

/// Webhook endpoints.
package struct EndpointStore {
    private let connection: any SQLConnection

    package init(_ connection: any SQLConnection) {
        self.connection = connection
    }

    private static let columns = """
        id, url, description, event_types, secret, previous_secret, previous_secret_until, enabled, disabled_reason,
        created_at, updated_at
        """

    /// Every endpoint, oldest first; one that cannot be read must not stop what the others are owed.
    package func readable() throws(StorageError) -> ReadableRows<WebhookEndpoint> {
        ReadableRows(
            try connection.rows("SELECT \(Self.columns) FROM webhook_endpoints ORDER BY id"), Self.endpoint)
    }

    /// How many there are, readable or not.
    package func count() throws(StorageError) -> Int {
        Int(try connection.row("SELECT count(*) FROM webhook_endpoints", [])?.integer(0) ?? 0)
    }

    /// A page of endpoints, oldest first; `after` is the last id of the previous page.
    package func list(
        after id: Identifier<WebhookEndpoint>? = nil, limit: Int = .max
    ) throws(StorageError) -> [ListEntry<String, WebhookEndpoint>] {
        try connection.rows(
            "SELECT \(Self.columns) FROM webhook_endpoints WHERE id > $1 ORDER BY id LIMIT $2",
            [.text(id?.rawValue ?? ""), SQLValue(limit)]
        ).map { row throws(StorageError) in ListEntry(row, at: try row.text(0), Self.endpoint) }
    }

    package func find(_ id: Identifier<WebhookEndpoint>) throws(StorageError) -> WebhookEndpoint? {
        try connection.row("SELECT \(Self.columns) FROM webhook_endpoints WHERE id = $1", [SQLValue(id)])
            .map(Self.endpoint)
    }

    /// Whether there is such an endpoint, readable or not.
    func exists(_ id: Identifier<WebhookEndpoint>) throws(StorageError) -> Bool {
        try connection.row("SELECT 1 FROM webhook_endpoints WHERE id = $1", [SQLValue(id)]) != nil
    }

    /// Writes an endpoint, new or changed.
    package func save(_ endpoint: WebhookEndpoint) throws(StorageError) {
        try connection.execute(
            """
            INSERT INTO webhook_endpoints (\(Self.columns)) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            ON CONFLICT (id) DO UPDATE SET url = excluded.url, description = excluded.description,
                event_types = excluded.event_types, secret = excluded.secret,
                previous_secret = excluded.previous_secret, previous_secret_until = excluded.previous_secret_until,
                enabled = excluded.enabled, disabled_reason = excluded.disabled_reason,
                updated_at = excluded.updated_at
            """,
            [
                SQLValue(endpoint.id), .text(endpoint.url), SQLValue(endpoint.description),
                .text(try StoredJSON.text(endpoint.eventTypes)), .text(endpoint.secret),
                SQLValue(endpoint.previousSecret), SQLValue(endpoint.previousSecretUntil),
                SQLValue(endpoint.enabled), SQLValue(endpoint.disabledReason), SQLValue(endpoint.createdAt),
                SQLValue(endpoint.updatedAt),
            ])
    }

    /// Switches an endpoint off, if it is on and still at that URL.
    ///
    /// - Returns: whether it was.
    package func disable(
        _ id: Identifier<WebhookEndpoint>, at url: String, because reason: String, now: Instant
    ) throws(StorageError) -> Bool {
        try connection.execute(
            """
            UPDATE webhook_endpoints SET enabled = 0, disabled_reason = $1, updated_at = $2
            WHERE id = $3 AND url = $4 AND enabled = 1
            """, [.text(reason), SQLValue(now), SQLValue(id), .text(url)]) == 1
    }

    /// Removes an endpoint; what it is still owed is for ``DeliveryStore/abandon(endpoint:at:limit:)``.
    ///
    /// - Returns: false when there is no such endpoint.
    package func delete(_ id: Identifier<WebhookEndpoint>) throws(StorageError) -> Bool {
        try connection.execute("DELETE FROM webhook_endpoints WHERE id = $1", [SQLValue(id)]) == 1
    }

    private static func endpoint(_ row: SQLRow) throws(StorageError) -> WebhookEndpoint {
        WebhookEndpoint(
            id: try row.identifier(0), url: try row.text(1), description: try row.optionalText(2),
            eventTypes: try StoredJSON.value([String].self, from: try row.text(3)), secret: try row.text(4),
            previousSecret: try row.optionalText(5), previousSecretUntil: try row.optionalInstant(6),
            enabled: try row.flag(7), disabledReason: try row.optionalText(8), createdAt: try row.instant(9),
            updatedAt: try row.instant(10))
    }
}
