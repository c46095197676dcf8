import GRDB
import Storage

extension ReadOnlySQLiteDatabase {
    /// Looks for damage: in the schema, then table by table, and without a limit also in the file as a whole and in what
    /// rows say of one another.
    ///
    /// - Parameters:
    ///   - limit: how long it may take; what is not reached by then is not looked at.
    ///   - progress: told the share of the work that is done.
    /// - Returns: whether every table was looked at.
    /// - Throws: ``StorageError/damaged(_:)``, ``StorageError/foreign(_:)``, ``StorageError/schema(_:)``.
    @discardableResult
    package func inspect(
        within limit: Duration?, progress: @Sendable (Double) -> Void = { _ in }
    ) async throws -> Bool {
        let end = limit.map { ContinuousClock.now + $0 }
        let timer = end.map { end in
            Task { [queue] in
                try await Task.sleep(until: end, clock: .continuous)
                queue.interrupt()
            }
        }
        defer { timer?.cancel() }
        do {
            return try await inspect(until: end, progress: progress)
        } catch let error as StorageError {
            if case .unavailable = error, let end, ContinuousClock.now >= end { return false }
            throw error
        }
    }

    private func inspect(
        until end: ContinuousClock.Instant?, progress: @Sendable (Double) -> Void
    ) async throws -> Bool {
        let tables = try await read { connection in
            try StoredSchema.check(connection)
            return try connection.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
                .map { try $0.text(0) }
        }
        for (position, table) in tables.enumerated() {
            if let end, ContinuousClock.now >= end { return false }
            // Each in a transaction of its own: a service that goes on to write can move its log in between.
            try await read { try Self.check("PRAGMA quick_check(\(Self.quoted(table)))", of: "the table \(table)", $0) }
            progress(Double(position + 1) / Double(tables.count) * (end == nil ? 0.4 : 1))
        }
        guard end == nil else { return true }
        try await read { try Self.check("PRAGMA quick_check", of: "the file", $0) }
        progress(0.8)
        for (position, table) in tables.enumerated() {
            try await read { try Self.checkReferences(of: table, $0) }
            progress(0.8 + Double(position + 1) / Double(tables.count) * 0.2)
        }
        return true
    }

    private static func check(
        _ question: String, of subject: String, _ connection: any SQLConnection
    ) throws(StorageError) {
        let findings: [SQLRow]
        do {
            findings = try connection.rows(question)
        } catch .damaged(let what) {
            throw .damaged("\(subject): \(what)")
        }
        // The words name pages, tables and columns, never values.
        let text = try findings.first?.optionalText(0)
        guard text != "ok" else { return }
        let first = text?.split(whereSeparator: \.isNewline).last.map(String.init) ?? "it cannot be checked"
        let others = findings.count > 1 ? " (and \(findings.count - 1) more)" : ""
        throw .damaged("\(subject): \(first.prefix(200))\(others)")
    }

    private static func checkReferences(of table: String, _ connection: any SQLConnection) throws(StorageError) {
        let rows = try connection.rows("SELECT count(*) FROM pragma_foreign_key_check($1)", [.text(table)])
        guard let count = try rows.first?.integer(0), count > 0 else { return }
        throw .damaged("the table \(table): \(count) rows refer to others that are not there")
    }

    private static func quoted(_ name: String) -> String {
        "\"\(name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
    }
}
