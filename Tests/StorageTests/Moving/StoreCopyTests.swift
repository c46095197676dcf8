import Conversations
import Storage
import Synchronization
import TestSupport
import Testing

/// Moving a store from one engine to another.
@Suite struct `A moved store` {
    private static let ways: [(SQLEngine, SQLEngine)] = [(.sqlite, .postgreSQL), (.postgreSQL, .sqlite)]

    private func filled(_ engine: SQLEngine) async throws -> TestStore {
        let store = try await TestStore(engine)
        try await store.database.write { connection in
            let filled = FilledStore(connection: connection)
            try filled.fill()
            #expect(try filled.emptyTables() == [])
            // More than one page, with bytes and texts of every kind.
            for number in 0..<450 {
                let customer = Customer.sample("cus_\(number)é")
                try CustomerStore(connection).save(customer)
                try CustomerStore(connection).assign(kind: "email", value: "\(number)@ä.example", to: customer.id)
            }
        }
        return store
    }

    /// Every row of every table.
    private func content(_ store: TestStore) async throws -> [String: Set<[SQLValue]>] {
        try await store.database.read { connection in
            var content: [String: Set<[SQLValue]>] = [:]
            for table in try FilledStore(connection: connection).tables() where table != "schema_migrations" {
                let columns = try FilledStore(connection: connection).columns(of: table)
                let rows = try connection.rows("SELECT \(columns.joined(separator: ", ")) FROM \(table)")
                content[table] = Set(rows.map(\.values))
                #expect(content[table]?.count == rows.count)
            }
            return content
        }
    }

    @Test(arguments: ways)
    func `holds what it held, and goes on from there`(from: SQLEngine, to: SQLEngine) async throws {
        let (source, target) = (try await filled(from), try await TestStore(to))
        let seen = Mutex<[StoreCopy.Progress]>([])
        let moved = try await StoreCopy(from: source.database, to: target.database).run(at: .ofTests) { progress in
            seen.withLock { $0.append(progress) }
        }
        let content = try await content(source)
        #expect(try await self.content(target) == content)
        #expect(Set(moved.map(\.table)) == Set(content.keys))
        for (table, rows) in moved { #expect(rows == Int64(content[table]?.count ?? -1), "\(table)") }
        let progress = seen.withLock { $0 }
        #expect(progress.last.map { $0.rows == $0.total } == true)
        #expect(progress.map(\.rows) == progress.map(\.rows).sorted())
        // The next numbers follow those that were moved.
        try await target.database.write { connection in
            let conversation = try #require(try ConversationStore(connection).find(Identifier(stored: "cnv_bot")))
            try MessageStore(connection).insert(.sample("msg_new", in: conversation))
            try EventLog(connection).append(
                [EventDraft(.ticketUpdated, conversation: conversation, customer: nil)], at: .ofTests)
            let deliveries = try DeliveryStore(connection).list(endpoint: nil, state: .waiting, before: nil, limit: 10)
            #expect(deliveries.first?.place == 7)
            #expect(deliveries.first?.value?.eventSequence == 7)
        }
    }

    @Test(arguments: ways)
    func `is not mixed with another`(from: SQLEngine, to: SQLEngine) async throws {
        let (source, target) = (try await filled(from), try await TestStore(to))
        try await target.database.write { try SuspectStore($0).recordCrash(of: "digest", at: .ofTests) }
        await #expect(throws: StoreCopyError.targetNotEmpty(table: "suspect_messages")) {
            try await StoreCopy(from: source.database, to: target.database).run(at: .ofTests)
        }
        #expect(try await target.count("customers") == 0)
    }

    @Test(arguments: ways)
    func `is there whole or not at all`(from: SQLEngine, to: SQLEngine) async throws {
        let (source, target) = (try await filled(from), try await TestStore(to, []))
        let faulty = ObservedDatabase(target.database) { sql, _ in
            sql.hasPrefix("INSERT INTO tokens") ? .error(.unavailable("no space")) : nil
        }
        await #expect(throws: StorageError.unavailable("no space")) {
            try await StoreCopy(from: source.database, to: faulty).run(at: .ofTests)
        }
        let tables = try await target.database.read { try FilledStore(connection: $0).tables() }
        #expect(tables == ["schema_migrations"])
        // And then it goes through.
        _ = try await StoreCopy(from: source.database, to: target.database).run(at: .ofTests)
        #expect(try await content(target) == content(source))
    }

    @Test func `whose source cannot be read leaves nobody waiting`() async throws {
        let target = try await TestStore(.sqlite)
        await #expect(throws: LostDatabase.error) {
            try await StoreCopy(from: LostDatabase(), to: target.database).run(at: .ofTests)
        }
        let source = try await filled(.sqlite)
        await #expect(throws: LostDatabase.error) {
            try await StoreCopy(from: source.database, to: LostDatabase()).run(at: .ofTests)
        }
    }

    @Test func `must have this program's schema`() async throws {
        let old = try await TestStore(.sqlite, Array(Migration.all.dropLast()))
        let target = try await TestStore(.postgreSQL)
        await #expect(throws: StoreCopyError.oldSource) {
            try await StoreCopy(from: old.database, to: target.database).run(at: .ofTests)
        }
        let nothing = try await TestStore(.postgreSQL, [])
        try await nothing.database.write { _ = try $0.execute("DROP TABLE schema_migrations") }
        await #expect(throws: StoreCopyError.noSource) {
            try await StoreCopy(from: nothing.database, to: target.database).run(at: .ofTests)
        }
    }

    /// A table that a later migration makes must be moved, too.
    @Test(arguments: SQLEngine.allCases)
    func `leaves no table behind`(engine: SQLEngine) async throws {
        let store = try await TestStore(engine)
        let tables = try await store.database.read { try FilledStore(connection: $0).tables() }
        #expect(Set(tables) == Set(StoredTable.all.map(\.name) + ["schema_migrations"]))
    }
}

extension FilledStore {
    /// The columns of a table, by name.
    func columns(of table: String) throws -> [String] {
        try connection.rows(
            connection.engine == .sqlite
                ? "SELECT name FROM pragma_table_info($1) ORDER BY name"
                : """
                SELECT CAST(column_name AS TEXT) FROM information_schema.columns
                WHERE table_schema = current_schema() AND table_name = $1
                ORDER BY CAST(column_name AS TEXT) COLLATE "C"
                """, [.text(table)]
        ).map { try $0.text(0) }
    }
}
