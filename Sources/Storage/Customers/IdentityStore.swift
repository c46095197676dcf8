package import Conversations

/// Identifiers that an older version read, while they are read anew.
package struct IdentityStore {
    /// What is known about whose an identifier is.
    package enum Standing: Int64, Sendable {
        /// Read by the rules of before.
        case unread = 0
        case settled = 1
        /// Kept as it is, and perhaps another's.
        case doubtful = 2
    }

    /// A row as it is stored.
    package struct StoredIdentity: Hashable, Sendable {
        package let kind: String
        package let value: String
        package let customer: Identifier<Customer>

        package init(kind: String, value: String, customer: Identifier<Customer>) {
            self.kind = kind
            self.value = value
            self.customer = customer
        }
    }

    private let connection: any SQLConnection

    package init(_ connection: any SQLConnection) {
        self.connection = connection
    }

    // The condition of the index stands there word for word, because only then it applies.
    private static let select = """
        SELECT kind, value, customer_id FROM customer_identifiers WHERE standing <> 1 AND standing = $1
        """

    /// A page in the order of kind and value; `last` is where the previous one ended.
    package func list(
        _ standing: Standing, after last: StoredIdentity? = nil, limit: Int
    ) throws(StorageError) -> [StoredIdentity] {
        let rows =
            if let last {
                try connection.rows(
                    "\(Self.select) AND (kind, value) > ($2, $3) ORDER BY standing, kind, value LIMIT $4",
                    [.integer(standing.rawValue), .text(last.kind), .text(last.value), SQLValue(limit)])
            } else {
                try connection.rows(
                    "\(Self.select) ORDER BY standing, kind, value LIMIT $2",
                    [.integer(standing.rawValue), SQLValue(limit)])
            }
        return try rows.map { row throws(StorageError) in
            StoredIdentity(kind: try row.text(0), value: try row.text(1), customer: try row.identifier(2))
        }
    }

    /// How many there are.
    package func count(_ standing: Standing) throws(StorageError) -> Int64 {
        try connection.row(
            "SELECT count(*) FROM customer_identifiers WHERE standing <> 1 AND standing = $1",
            [.integer(standing.rawValue)])?.integer(0) ?? 0
    }

    /// Where a customer wrote.
    package func places(
        of customer: Identifier<Customer>
    ) throws(StorageError) -> [(channel: Channel, inbox: String)] {
        try connection.rows(
            "SELECT DISTINCT channel, inbox FROM conversations WHERE customer_id = $1 ORDER BY channel, inbox",
            [SQLValue(customer)]
        ).map { row throws(StorageError) in (try row.raw(0), try row.text(1)) }
    }

    /// What providers called a customer's messages, latest first.
    package func providerMessageIDs(
        of customer: Identifier<Customer>, on channel: Channel, limit: Int
    ) throws(StorageError) -> [String] {
        try connection.rows(
            """
            SELECT provider_message_id FROM messages
            WHERE customer_id = $1 AND channel = $2 AND provider_message_id IS NOT NULL
            ORDER BY sequence DESC LIMIT $3
            """, [SQLValue(customer), .text(channel.rawValue), SQLValue(limit)]
        ).map { row throws(StorageError) in try row.text(0) }
    }

    /// Says how an identifier stands, unless somebody else did.
    package func mark(_ identity: StoredIdentity, _ standing: Standing) throws(StorageError) {
        try connection.execute(
            """
            UPDATE customer_identifiers SET standing = $1 WHERE kind = $2 AND value = $3 AND standing <> 1
            """, [.integer(standing.rawValue), .text(identity.kind), .text(identity.value)])
    }

    /// Makes a customer known by another identifier instead.
    ///
    /// - Returns: false when somebody else is known by it; then nothing was written.
    package func replace(
        _ identity: StoredIdentity, kind: String, value: String, standing: Standing = .settled
    ) throws(StorageError) -> Bool {
        let holder = try CustomerStore(connection).identifier(kind: kind, value: value)
        guard holder == nil || holder == identity.customer else { return false }
        try connection.execute(
            "DELETE FROM customer_identifiers WHERE kind = $1 AND value = $2 AND customer_id = $3",
            [.text(identity.kind), .text(identity.value), SQLValue(identity.customer)])
        try connection.execute(
            """
            INSERT INTO customer_identifiers (kind, value, customer_id, standing) VALUES ($1, $2, $3, $4)
            ON CONFLICT (kind, value) DO UPDATE SET standing = excluded.standing
            """,
            [.text(kind), .text(value), SQLValue(identity.customer), .integer(standing.rawValue)])
        return true
    }

    /// Takes all that are in doubt for what they are stored as.
    ///
    /// - Returns: how many those were.
    package func acceptDoubtful() throws(StorageError) -> Int {
        try connection.execute("UPDATE customer_identifiers SET standing = 1 WHERE standing <> 1 AND standing = 2", [])
    }
}
