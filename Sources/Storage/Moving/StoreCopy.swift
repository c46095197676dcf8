package import Conversations

/// Moves everything from one store to another, of whichever engines: all of it or nothing.
///
/// One transaction reads, so that what it sees is one moment; another writes. They run side by side, and what one has read the
/// other takes over a few hundred rows at a time.
package struct StoreCopy: Sendable {
    /// How far it has come.
    package struct Progress: Hashable, Sendable {
        /// The table being moved.
        package var table: String
        /// Rows moved so far, of all tables.
        package var rows: Int64
        /// Rows there are.
        package var total: Int64
    }

    private let source: any SQLDatabase
    private let target: any SQLDatabase

    /// Prepares the move; nothing is done yet.
    package init(from source: any SQLDatabase, to target: any SQLDatabase) {
        self.source = source
        self.target = target
    }

    /// A few hundred values make a statement worth its way; PostgreSQL takes 65,535, SQLite 32,766.
    private static let pageSize = 200

    /// Moves everything.
    ///
    /// - Returns: how many rows of each table.
    /// - Throws: ``StoreCopyError``; or `StorageError` of either store. The target is as it was then.
    package func run(
        at now: Instant, progress: @escaping @Sendable (Progress) -> Void = { _ in }
    ) async throws -> [(table: String, rows: Int64)] {
        let handover = Handover<Piece>(capacity: 8)
        async let giving = Self.result(of: handover) {
            try await source.read { try Self.read($0, to: handover) }
        }
        async let taking = Self.result(of: handover) {
            try await target.write { connection in
                try handover.beginTaking()
                return try Self.write(connection, from: handover, at: now, progress)
            }
        }
        let (given, taken) = await (giving, taking)
        // Of two errors one is only that the other side gave up.
        if case .failure(let error) = given, error as? StoreCopyError != .abandoned { throw error }
        return try taken.get()
    }

    /// What came of one side; when that is an error, the other stops as well, however far either has come.
    private static func result<Value>(
        of handover: Handover<Piece>, _ body: () async throws -> Value
    ) async -> Result<Value, any Error> {
        do {
            return .success(try await body())
        } catch {
            handover.abandon()
            return .failure(error)
        }
    }

    /// What one side hands to the other.
    private enum Piece: Sendable {
        case table(index: Int, columns: [String], rows: Int64, total: Int64)
        case rows([SQLRow])
    }

    private static func read(_ connection: any SQLConnection, to handover: Handover<Piece>) throws {
        guard try StoreMark.isOnStore(connection) else { throw StoreCopyError.noSource }
        guard try Migrator().pending(on: connection).isEmpty else { throw StoreCopyError.oldSource }
        defer { handover.endGiving() }
        let counts = try StoredTable.all.map { try $0.count(on: connection) }
        let total = counts.reduce(0, +)
        for (index, table) in StoredTable.all.enumerated() {
            let columns = try table.columns(on: connection)
            try handover.give(.table(index: index, columns: columns, rows: counts[index], total: total))
            let key = table.key.compactMap(columns.firstIndex)
            var last: [SQLValue]?
            while true {
                let rows = try table.page(columns, after: last, limit: pageSize, on: connection)
                guard let end = rows.last else { break }
                last = key.map { end.values[$0] }
                try handover.give(.rows(rows))
            }
        }
    }

    private static func write(
        _ connection: any SQLConnection, from handover: Handover<Piece>, at now: Instant,
        _ progress: (Progress) -> Void
    ) throws -> [(table: String, rows: Int64)] {
        try Migrator().migrate(on: connection, at: now)
        for table in StoredTable.all where try table.count(on: connection) > 0 {
            throw StoreCopyError.targetNotEmpty(table: table.name)
        }
        var expected: [(table: StoredTable, rows: Int64)] = []
        var columns: [String] = []
        var state = Progress(table: "", rows: 0, total: 0)
        while let piece = try handover.take() {
            switch piece {
            case .table(let index, let names, let rows, let total):
                expected.append((StoredTable.all[index], rows))
                columns = names
                state.table = StoredTable.all[index].name
                state.total = total
            case .rows(let rows):
                try expected.last?.table.insert(rows, columns, on: connection)
                state.rows += Int64(rows.count)
            }
            progress(state)
        }
        for (table, rows) in expected {
            let found = try table.count(on: connection)
            guard found == rows else {
                throw StoreCopyError.miscounted(table: table.name, expected: rows, found: found)
            }
            try table.continueCounting(on: connection)
        }
        return expected.map { ($0.table.name, $0.rows) }
    }
}

/// Why a store was not moved.
package enum StoreCopyError: Error, Hashable, Sendable {
    /// There is no store to be moved.
    case noSource
    /// The schema of the store to be moved is older than this program.
    case oldSource
    /// There is something in the target already.
    case targetNotEmpty(table: String)
    /// Fewer or more rows arrived than there were.
    case miscounted(table: String, expected: Int64, found: Int64)
    /// The other side gave up; its error says why.
    case abandoned
    /// The connection to the target was lost; nothing was moved.
    case interrupted
}

extension StoreCopyError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noSource: "there is no store to be moved"
        case .oldSource:
            "the schema of the store to be moved is older than this program; `triage migrate` brings it up to date"
        case .targetNotEmpty(let table): "the target is not empty: there are rows in \(table)"
        case .miscounted(let table, let expected, let found):
            "\(found) of \(expected) rows of \(table) arrived; nothing was moved"
        case .abandoned: "the other side gave up"
        case .interrupted: "the connection to the target was lost; nothing was moved"
        }
    }
}
