/// What of a server's settings and contents concerns whoever relies on a store there.
package struct ServerReport: Hashable, Sendable {
    /// Such as `15.4`.
    package let version: String
    /// Whether a commit waits for the disk.
    package let isDurable: Bool
    /// Whether a page that was half written when the power failed is made whole again.
    package let mendsTornPages: Bool
    /// Who must have a commit as well before it is one; empty when nobody must.
    package let standbys: String
    /// How much room the store takes.
    package let bytes: Int64
    /// Columns whose texts are compared otherwise than byte by byte, which puts lists out of order.
    package let strangeColumns: [String]

    /// Asks a server; nil for a store that is a file.
    package init?(_ connection: any SQLConnection) throws(StorageError) {
        guard connection.engine.isShared,
            let row = try connection.row(EngineQueries.serverSettings[connection.engine], [])
        else { return nil }
        version = try row.text(0)
        let (fsync, commit) = (try row.text(1), try row.text(2))
        isDurable = fsync != "off" && commit != "off"
        mendsTornPages = try row.text(3) != "off"
        standbys = try row.text(4)
        bytes = try row.integer(5)
        strangeColumns = try connection.rows(EngineQueries.strangeColumns[connection.engine])
            .map { row throws(StorageError) in try row.text(0) }
    }
}
