package import Conversations

/// Who may call.
package struct TokenStore {
    private let connection: any SQLConnection

    package init(_ connection: any SQLConnection) {
        self.connection = connection
    }

    private static let columns = "id, name, hash, scopes, created_at, revoked_at"

    package func insert(_ token: AccessToken) throws(StorageError) {
        try connection.execute(
            "INSERT INTO tokens (\(Self.columns)) VALUES ($1, $2, $3, $4, $5, $6)",
            [
                SQLValue(token.id), .text(token.name), .text(token.hash), .text(try StoredJSON.text(token.scopes)),
                SQLValue(token.createdAt), SQLValue(token.revokedAt),
            ])
    }

    /// Finds a token that has not been revoked.
    package func find(hash: String) throws(StorageError) -> AccessToken? {
        try connection.row(
            "SELECT \(Self.columns) FROM tokens WHERE hash = $1 AND revoked_at IS NULL", [.text(hash)]
        ).map(Self.token)
    }

    /// Every token, newest first, revoked ones included.
    package func list() throws(StorageError) -> [AccessToken] {
        try connection.rows("SELECT \(Self.columns) FROM tokens ORDER BY id DESC").map(Self.token)
    }

    /// - Returns: false when there is no such token, or it was revoked before.
    package func revoke(_ id: Identifier<AccessToken>, at now: Instant) throws(StorageError) -> Bool {
        try connection.execute(
            "UPDATE tokens SET revoked_at = $1 WHERE id = $2 AND revoked_at IS NULL", [SQLValue(now), SQLValue(id)])
            == 1
    }

    private static func token(_ row: SQLRow) throws(StorageError) -> AccessToken {
        AccessToken(
            id: try row.identifier(0), name: try row.text(1), hash: try row.text(2),
            scopes: try StoredJSON.value([String].self, from: try row.text(3)), createdAt: try row.instant(4),
            revokedAt: try row.optionalInstant(5))
    }
}
