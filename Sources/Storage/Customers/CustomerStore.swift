package import Conversations

/// Customers and the identifiers they are known by.
package struct CustomerStore {
    private let connection: any SQLConnection

    package init(_ connection: any SQLConnection) {
        self.connection = connection
    }

    private static let columns = """
        c.id, c.name, c.tier, c.plan, c.language, c.attributes, c.opted_out, c.last_intent, c.message_count,
        c.created_at, c.updated_at
        """

    package func find(_ id: Identifier<Customer>) throws(StorageError) -> Customer? {
        try connection.row("SELECT \(Self.columns) FROM customers c WHERE c.id = $1", [SQLValue(id)])
            .map(Self.customer)
    }

    /// Finds a customer in order to change them: nobody else does before this transaction has ended.
    package func findForChange(_ id: Identifier<Customer>) throws(StorageError) -> Customer? {
        try connection.row(
            "SELECT \(Self.columns) FROM customers c WHERE c.id = $1\(EngineQueries.lockingRows[connection.engine])",
            [SQLValue(id)]
        ).map(Self.customer)
    }

    /// Finds who is known by an identifier; `kind` is the identifier's namespace, such as `phone` or `email`.
    package func find(kind: String, value: String) throws(StorageError) -> Customer? {
        try connection.row(Self.byIdentifier, [.text(kind), .text(value)]).map(Self.customer)
    }

    /// The same in order to change them: nobody else does before this transaction has ended.
    package func findForChange(kind: String, value: String) throws(StorageError) -> Customer? {
        try connection.row(Self.byIdentifierForChange[connection.engine], [.text(kind), .text(value)])
            .map(Self.customer)
    }

    private static let byIdentifier = """
        SELECT \(columns) FROM customer_identifiers i JOIN customers c ON c.id = i.customer_id
        WHERE i.kind = $1 AND i.value = $2
        """

    private static let byIdentifierForChange = SQLVariants(
        sqlite: byIdentifier, postgreSQL: byIdentifier + " FOR NO KEY UPDATE OF c")

    /// Keeps everybody else from taking in messages of these customers until the transaction has ended, also of those that
    /// nobody knows yet.
    ///
    /// Without it the first two messages of somebody, taken in by two nodes at once, would make two customers, of whom one
    /// is refused and all its batch with it.
    package func lock(_ identifiers: [(kind: String, value: String)]) throws(StorageError) {
        guard connection.engine.isShared, !identifiers.isEmpty else { return }
        // In an order of their own, whoever comes with them, or two could wait for each other.
        let words = identifiers.map { "\($0.kind) \($0.value)" }.joined(separator: "\u{1F}")
        _ = try connection.rows(EngineQueries.waitForWords[connection.engine], [.text(words)])
    }

    /// Who is known by an identifier, whether the customer's own row can be read or not.
    package func identifier(kind: String, value: String) throws(StorageError) -> Identifier<Customer>? {
        try connection.row(
            "SELECT customer_id FROM customer_identifiers WHERE kind = $1 AND value = $2",
            [.text(kind), .text(value)]
        )?.identifier(0)
    }

    private static let columnsWithoutAttributes = columns.replacing("c.attributes", with: "'{}'")

    /// A customer with no attributes, for a row whose attributes cannot be read.
    package func findWithoutAttributes(_ id: Identifier<Customer>) throws(StorageError) -> Customer? {
        try connection.row(
            "SELECT \(Self.columnsWithoutAttributes) FROM customers c WHERE c.id = $1", [SQLValue(id)]
        ).map(Self.customer)
    }

    /// The same of who is known by an identifier.
    package func findWithoutAttributes(kind: String, value: String) throws(StorageError) -> Customer? {
        try connection.row(
            """
            SELECT \(Self.columnsWithoutAttributes) FROM customer_identifiers i
            JOIN customers c ON c.id = i.customer_id
            WHERE i.kind = $1 AND i.value = $2
            """, [.text(kind), .text(value)]
        ).map(Self.customer)
    }

    /// Every identifier of a customer, as `(kind, value)`.
    package func identifiers(of id: Identifier<Customer>) throws(StorageError) -> [(kind: String, value: String)] {
        try connection.rows(
            "SELECT kind, value FROM customer_identifiers WHERE customer_id = $1 ORDER BY kind, value", [SQLValue(id)]
        ).map { row throws(StorageError) in (try row.text(0), try row.text(1)) }
    }

    /// Writes a customer, new or changed.
    package func save(_ customer: Customer) throws(StorageError) {
        try connection.execute(
            """
            INSERT INTO customers (id, name, tier, plan, language, attributes, opted_out, last_intent, message_count,
                created_at, updated_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, tier = excluded.tier, plan = excluded.plan,
                language = excluded.language, attributes = excluded.attributes, opted_out = excluded.opted_out,
                last_intent = excluded.last_intent, message_count = excluded.message_count,
                updated_at = excluded.updated_at
            """,
            [
                SQLValue(customer.id), SQLValue(customer.name), SQLValue(customer.tier), SQLValue(customer.plan),
                SQLValue(customer.language), .text(try StoredJSON.text(attributes: customer.attributes)),
                SQLValue(customer.optedOut), SQLValue(customer.lastIntent), .integer(customer.messageCount),
                SQLValue(customer.createdAt), SQLValue(customer.updatedAt),
            ])
    }

    /// Makes a customer known by an identifier that nobody is known by yet.
    ///
    /// - Returns: false when somebody is; then nothing was written.
    package func introduce(kind: String, value: String, as id: Identifier<Customer>) throws(StorageError) -> Bool {
        try connection.execute(
            """
            INSERT INTO customer_identifiers (kind, value, customer_id, standing) VALUES ($1, $2, $3, 1)
            ON CONFLICT (kind, value) DO NOTHING
            """, [.text(kind), .text(value), SQLValue(id)]) == 1
    }

    /// Makes a customer known by an identifier, whoever was known by it before.
    package func assign(kind: String, value: String, to id: Identifier<Customer>) throws(StorageError) {
        try connection.execute(
            """
            INSERT INTO customer_identifiers (kind, value, customer_id, standing) VALUES ($1, $2, $3, 1)
            ON CONFLICT (kind, value) DO UPDATE SET customer_id = excluded.customer_id, standing = 1
            """, [.text(kind), .text(value), SQLValue(id)])
    }

    /// A page of customers, latest first; `before` is the last id of the previous page.
    package func list(
        before: Identifier<Customer>?, limit: Int
    ) throws(StorageError) -> [ListEntry<String, Customer>] {
        let select = "SELECT \(Self.columns) FROM customers c"
        let rows =
            if let before {
                try connection.rows(
                    "\(select) WHERE c.id < $1 ORDER BY c.id DESC LIMIT $2", [SQLValue(before), SQLValue(limit)])
            } else {
                try connection.rows("\(select) ORDER BY c.id DESC LIMIT $1", [SQLValue(limit)])
            }
        return try rows.map { row throws(StorageError) in ListEntry(row, at: try row.text(0), Self.customer) }
    }

    private static func customer(_ row: SQLRow) throws(StorageError) -> Customer {
        Customer(
            id: try row.identifier(0), name: try row.optionalText(1), tier: try row.optionalText(2),
            plan: try row.optionalText(3), language: try row.optionalText(4),
            attributes: try StoredJSON.attributes(try row.text(5)), optedOut: try row.flag(6),
            lastIntent: try row.optionalText(7).map(IntentLabel.init), messageCount: try row.integer(8),
            createdAt: try row.instant(9), updatedAt: try row.instant(10))
    }
}
