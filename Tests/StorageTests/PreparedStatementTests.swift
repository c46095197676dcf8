import GRDB
import Storage
import Testing

@testable import SQLiteStorage

@Suite struct PreparedStatementTests {
    @Test func `a statement lives as long as it is in use, whatever GRDB's cache does`() throws {
        try DatabaseQueue().write { database in
            let (prepared, owner) = try Self.prepare("SELECT 1 UNION SELECT $1", on: database)
            #expect(owner.statement != nil)
            try prepared.bind([.integer(2)])
            var rows: [Int64] = []
            while try prepared.step() { rows.append(try prepared.row().integer(0)) }
            prepared.finish()
            #expect(rows == [1, 2])
        }
    }

    private struct Owner {
        weak var statement: Statement?
    }

    /// A statement that nobody but the result holds.
    private static func prepare(_ sql: String, on database: Database) throws -> (PreparedStatement, Owner) {
        let statement = try database.makeStatement(sql: sql)
        return (try PreparedStatement(statement), Owner(statement: statement))
    }
}
