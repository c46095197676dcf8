import Storage
import TestSupport
import Testing

/// What every driver does with values and statements.
@Suite struct `Drivers` {
    private static func store(_ engine: SQLEngine) async throws -> TestStore {
        let store = try await TestStore(engine)
        let words = SchemaWords(engine)
        _ = try await store.database.write { connection in
            try connection.execute(
                """
                CREATE TABLE things (
                    id \(words.integer) NOT NULL PRIMARY KEY, label TEXT UNIQUE, note TEXT, share \(words.double),
                    content \(words.blob), parent \(words.integer) REFERENCES things(id), state TEXT NOT NULL DEFAULT 'a'
                        CHECK (state IN ('a', 'b')))\(words.tableEnd)
                """)
        }
        return store
    }

    private static let insert = "INSERT INTO things (id, label, share, content) VALUES ($1, $2, $3, $4)"

    @Test(arguments: SQLEngine.allCases)
    func `give back what they were given`(engine: SQLEngine) async throws {
        let store = try await Self.store(engine)
        let rows: [[SQLValue]] = [
            [0, "", .real(0), .blob([])],
            [1, "Olá, \"tudo\" 'bem'? 😀 $1", .real(-1.5e300), .blob([0, 1, 0xFF, 0])],
            [.integer(.max), "a\\b\n\r\t\u{1}", .real(.leastNonzeroMagnitude), .blob(Array("text".utf8))],
            [.integer(.min), .null, .null, .null],
            [.integer(-1), .text(String(repeating: "á😀", count: 100_000)), .real(0.1), .blob(.init(0...255))],
        ]
        let found = try await store.database.write { connection in
            for row in rows {
                try connection.execute("INSERT INTO things (id, note, share, content) VALUES ($1, $2, $3, $4)", row)
            }
            return try rows.map {
                try connection.row("SELECT id, note, share, content FROM things WHERE id = $1", [$0[0]])?.values
            }
        }
        #expect(found == rows)
    }

    @Test(arguments: SQLEngine.allCases)
    func `refuse a text that holds a NUL, and keep what they have`(engine: SQLEngine) async throws {
        let store = try await Self.store(engine)
        for text in ["\0", "a\0b", "ab\0"] {
            await #expect(throws: StorageError.statement("a text holds a NUL, which other engines have no place for")) {
                try await store.database.write { try $0.execute(Self.insert, [1, .text(text), .null, .null]) }
            }
        }
        #expect(try await store.count("things") == 0)
    }

    @Test(arguments: SQLEngine.allCases)
    func `take a placeholder as often as it is said`(engine: SQLEngine) async throws {
        let store = try await Self.store(engine)
        let found = try await store.database.write { connection in
            for id in Int64(1)...3 {
                try connection.execute(Self.insert, [.integer(id), .text("\(id)"), .null, .null])
            }
            return try connection.rows(
                "SELECT id FROM things WHERE (label = $1 OR id = $2) AND label <> '$9' AND (id = $2 OR label = $1)",
                ["1", 3]
            ).map { try $0.integer(0) }
        }
        #expect(found == [1, 3])
    }

    /// On one engine they would be bound in the order in which they appear, on the other by their numbers.
    @Test(arguments: SQLEngine.allCases, ["id = $2 AND label = $1", "id = $2", "id = $1 AND label = $3"])
    func `refuse placeholders in another order than their numbers`(engine: SQLEngine, condition: String) async throws {
        let store = try await Self.store(engine)
        for _ in 1...2 {
            let error = await #expect(throws: StorageError.self) {
                try await store.database.read {
                    _ = try $0.rows("SELECT 1 FROM things WHERE \(condition)", [1, "a"])
                }
            }
            let isMistake = if case .statement? = error { true } else { false }
            #expect(isMistake, "\(String(describing: error))")
        }
    }

    @Test(arguments: SQLEngine.allCases, [[], [1], [1, "a", "b"]] as [[SQLValue]])
    func `refuse another number of arguments than of placeholders`(
        engine: SQLEngine, arguments: [SQLValue]
    ) async throws {
        let store = try await Self.store(engine)
        await #expect(throws: StorageError.self) {
            try await store.database.read {
                _ = try $0.rows("SELECT 1 FROM things WHERE id = $1 AND label = $2", arguments)
            }
        }
    }

    @Test(arguments: SQLEngine.allCases)
    func `say which kind of constraint was broken, and no value`(engine: SQLEngine) async throws {
        let store = try await Self.store(engine)
        let mistakes: [(StorageError.Constraint, String, [SQLValue])] = [
            (.unique, "INSERT INTO things (id, label) VALUES ($1, $2)", [2, "Secret"]),
            (.unique, "INSERT INTO things (id, label) VALUES ($1, $2)", [1, "Other"]),
            (.reference, "INSERT INTO things (id, label, parent) VALUES ($1, $2, $3)", [3, "Private", 99]),
            (.notNull, "INSERT INTO things (id, state) VALUES ($1, $2)", [4, .null]),
            (.check, "INSERT INTO things (id, state) VALUES ($1, $2)", [5, "Hidden"]),
        ]
        _ = try await store.database.write { try $0.execute(Self.insert, [1, "Secret", .null, .null]) }
        for (kind, sql, arguments) in mistakes {
            let error = await #expect(throws: StorageError.self) {
                try await store.database.write { try $0.execute(sql, arguments) }
            }
            guard case .constraint(let found, _)? = error else {
                Issue.record("\(kind): \(String(describing: error))")
                continue
            }
            #expect(found == kind)
            #expect(error?.isConflict == (kind == .unique))
            for word in ["Secret", "Private", "Hidden"] { #expect(error.map { "\($0)".contains(word) } == false) }
        }
        #expect(try await store.count("things") == 1)
    }

    @Test(arguments: SQLEngine.allCases)
    func `count the rows that a statement changed, and the keys that it made`(engine: SQLEngine) async throws {
        let store = try await Self.store(engine)
        let words = SchemaWords(engine)
        try await store.database.write { connection in
            for id in Int64(1)...3 { try connection.execute(Self.insert, [.integer(id), .null, .null, .null]) }
            #expect(try connection.execute("UPDATE things SET share = $1 WHERE id > $2", [.real(1), 1]) == 2)
            #expect(try connection.execute("DELETE FROM things WHERE id = $1", [7]) == 0)
            try connection.execute(
                "CREATE TABLE counted (id \(words.countingKey), label TEXT NOT NULL)\(words.tableEnd)")
            let insert = "INSERT INTO counted (label) VALUES ($1)"
            #expect(try connection.insert(insert, ["a"], counting: "id") == 1)
            #expect(try connection.insert(insert, ["b"], counting: "id") == 2)
            try connection.execute("DELETE FROM counted WHERE id = 2")
            #expect(try connection.insert(insert, ["c"], counting: "id") == 3)
        }
    }

    @Test(arguments: SQLEngine.allCases)
    func `compare texts byte by byte`(engine: SQLEngine) async throws {
        let words = ["", "A", "Z", "_", "a", "b", "z", "~", "~~", "É", "é", "😀"]
        let store = try await TestStore(engine)
        let (found, after) = try await store.database.write { connection in
            for word in words.shuffled() {
                try SuspectStore(connection).recordCrash(of: word, at: .ofTests)
            }
            let select = "SELECT digest FROM suspect_messages WHERE digest > $1 ORDER BY digest"
            return (
                try connection.rows("SELECT digest FROM suspect_messages ORDER BY digest").map { try $0.text(0) },
                try connection.rows(select, ["b"]).map { try $0.text(0) }
            )
        }
        #expect(found == words)
        #expect(after == ["z", "~", "~~", "É", "é", "😀"])
    }
}

extension TestStore {
    func count(_ table: String) async throws -> Int64? {
        try await database.read { try $0.row("SELECT count(*) FROM \(table)", [])?.integer(0) }
    }
}
