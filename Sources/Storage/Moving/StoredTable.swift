/// A table of the schema, as a copy of a store goes through it.
package struct StoredTable: Hashable, Sendable {
    package let name: String
    /// The columns that order it and tell its rows apart.
    let key: [String]
    /// The column that counts up by itself.
    let counter: String?

    private init(_ name: String, key: String..., counter: String? = nil) {
        self.name = name
        self.key = key
        self.counter = counter
    }

    /// Every table but that of the migrations; none refers to one that comes later.
    package static let all: [StoredTable] = [
        StoredTable("customers", key: "id"),
        StoredTable("customer_identifiers", key: "kind", "value"),
        StoredTable("conversations", key: "id"),
        StoredTable("messages", key: "sequence", counter: "sequence"),
        StoredTable("decisions", key: "id"),
        StoredTable("events", key: "sequence", counter: "sequence"),
        StoredTable("webhook_endpoints", key: "id"),
        StoredTable("deliveries", key: "id", counter: "id"),
        StoredTable("delivery_attempts", key: "delivery_id", "attempt"),
        StoredTable("tokens", key: "id"),
        StoredTable("idempotency_keys", key: "scope", "key"),
        StoredTable("suspect_messages", key: "digest"),
    ]

    /// The columns, as the database has them.
    func columns(on connection: any SQLConnection) throws(StorageError) -> [String] {
        try connection.rows(EngineQueries.columns[connection.engine], [.text(name)])
            .map { row throws(StorageError) in try row.text(0) }
    }

    /// The rows behind a key, in order.
    func page(
        _ columns: [String], after last: [SQLValue]?, limit: Int, on connection: any SQLConnection
    ) throws(StorageError) -> [SQLRow] {
        let order = key.joined(separator: ", ")
        var select = "SELECT \(columns.joined(separator: ", ")) FROM \(name)"
        if last != nil {
            select += " WHERE (\(order)) > (\(Self.placeholders(0..<key.count)))"
        }
        let arguments = last ?? []
        return try connection.rows(
            "\(select) ORDER BY \(order) LIMIT $\(arguments.count + 1)", arguments + [SQLValue(limit)])
    }

    /// Writes rows that are not there yet.
    func insert(_ rows: [SQLRow], _ columns: [String], on connection: any SQLConnection) throws(StorageError) {
        guard !rows.isEmpty else { return }
        let places = rows.indices.map { "(\(Self.placeholders($0 * columns.count..<($0 + 1) * columns.count)))" }
        try connection.execute(
            "INSERT INTO \(name) (\(columns.joined(separator: ", "))) VALUES \(places.joined(separator: ", "))",
            rows.flatMap(\.values))
    }

    private static func placeholders(_ range: Range<Int>) -> String {
        range.map { "$\($0 + 1)" }.joined(separator: ", ")
    }

    /// How many rows there are.
    func count(on connection: any SQLConnection) throws(StorageError) -> Int64 {
        try connection.row("SELECT count(*) FROM \(name)", [])?.integer(0) ?? 0
    }

    /// Makes the next number follow the largest there is; an engine that does so by itself is not told.
    func continueCounting(on connection: any SQLConnection) throws(StorageError) {
        guard let counter, connection.engine.isShared else { return }
        _ = try connection.rows(
            """
            SELECT setval(pg_get_serial_sequence('\(name)', '\(counter)'), coalesce(max(\(counter)), 0) + 1, false)
            FROM \(name)
            """)
    }
}
