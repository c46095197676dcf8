import Conversations
import Foundation
import GRDB
import SQLiteStorage
import Storage
import TestSupport
import Testing

@Suite struct DamageTests {
    /// A store of many pages, closed, as bytes.
    private static func bytes() async throws -> Data {
        try await TemporaryStore().bytes { connection in
            for number in 0..<400 {
                let (customer, conversation) = ("cus_\(number)", "cnv_\(number)")
                try CustomerStore(connection).save(.sample(customer))
                let own = Conversation.sample(conversation, customer: customer)
                try ConversationStore(connection).insert(own)
                try MessageStore(connection).insert(.sample("msg_\(number)", in: own))
            }
        }
    }

    private static func withFile(_ bytes: Data, _ body: (String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("triage-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("store.db").path
        try bytes.write(to: URL(fileURLWithPath: path))
        try await body(path)
    }

    private static func damage(in path: String, within limit: Duration? = nil) async -> StorageError? {
        do {
            try await ReadOnlySQLiteDatabase(path: path).inspect(within: limit)
            return nil
        } catch {
            return error as? StorageError
        }
    }

    @Test func `a sound store passes, all of it`() async throws {
        try await Self.withFile(try await Self.bytes()) { path in
            let isWhole = try await ReadOnlySQLiteDatabase(path: path).inspect(within: nil)
            #expect(isWhole)
            #expect(await Self.damage(in: path, within: .seconds(60)) == nil)
        }
    }

    @Test func `overwritten pages, a header that is none and a missing end are found`() async throws {
        let bytes = try await Self.bytes()
        let pages = bytes.count / 4096
        try #require(pages > 20)
        var files = [bytes.prefix(bytes.count / 2), bytes.dropLast(100)]
        for page in [0, 1, pages / 2, pages - 1] {
            var file = bytes
            file.replaceSubrange(page * 4096..<(page + 1) * 4096, with: Data(repeating: 0xA5, count: 4096))
            files.append(file)
        }
        for file in files {
            try await Self.withFile(Data(file)) { path in
                for limit in [nil, Duration.seconds(60)] {
                    let error = await Self.damage(in: path, within: limit)
                    let isDamaged = if case .damaged? = error { true } else { false }
                    #expect(isDamaged, "\(String(describing: error))")
                }
            }
        }
        for file in files.prefix(3) {
            try await Self.withFile(Data(file)) { path in
                #expect(throws: StorageError.self) { try SQLiteDatabase(path: path) }
                #expect(FileManager.default.contents(atPath: path) == Data(file))
            }
        }
    }

    @Test(arguments: [
        ("DROP INDEX conversations_one_active", "the index conversations_one_active is missing in the schema"),
        ("ALTER TABLE events ADD COLUMN more TEXT", "the table events is not what triage made"),
        ("DELETE FROM customers WHERE id = 'cus_7'", "the table conversations: 1 rows refer to others"),
    ])
    func `what somebody changed by hand is found`(statement: String, says: String) async throws {
        try await Self.withFile(try await Self.bytes()) { path in
            var configuration = GRDB.Configuration()
            configuration.foreignKeysEnabled = false
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try await queue.writeWithoutTransaction { try $0.execute(sql: statement) }
            try queue.close()
            let error = await Self.damage(in: path)
            #expect("\(String(describing: error))".contains(says), "\(String(describing: error))")
        }
    }

    @Test func `an index of somebody's own does no harm`() async throws {
        try await Self.withFile(try await Self.bytes()) { path in
            let queue = try DatabaseQueue(path: path)
            try await queue.writeWithoutTransaction { try $0.execute(sql: "CREATE INDEX mine ON messages (text)") }
            try queue.close()
            #expect(await Self.damage(in: path) == nil)
        }
    }

    @Test func `time that is over ends the search without a finding`() async throws {
        try await Self.withFile(try await Self.bytes()) { path in
            let isWhole = try await ReadOnlySQLiteDatabase(path: path).inspect(within: .nanoseconds(1))
            #expect(!isWhole)
        }
    }

    @Test func `damage that is met stays known, and nothing more is written`() async throws {
        try await Self.withFile(try await Self.bytes()) { path in
            let database = try SQLiteDatabase(path: path)
            #expect(database.condition == .sound)
            let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
            try file.seek(toOffset: 4096)
            let size = try #require(try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int)
            try file.write(contentsOf: Data(repeating: 0xA5, count: size - 4096))
            try file.close()
            let error = await #expect(throws: StorageError.self) {
                try await database.read { try CustomerStore($0).list(before: nil, limit: 10) }
            }
            #expect(error?.isOfStore == true)
            let isDamaged = if case .damaged = database.condition { true } else { false }
            #expect(isDamaged)
            let refusal = await #expect(throws: StorageError.self) { try await database.write { _ in } }
            #expect(refusal == error)
        }
    }
}
