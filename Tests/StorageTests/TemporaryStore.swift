import Conversations
import Foundation
import SQLiteStorage
import Storage

/// A migrated store in a folder of its own, removed when the test is over.
final class TemporaryStore: Sendable {
    let folder: URL
    let database: SQLiteDatabase

    var path: String { folder.appendingPathComponent("store.db").path }

    /// - Parameter migrations: the steps that the store has been through.
    init(_ migrations: [Migration] = Migration.all) async throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("triage-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        database = try SQLiteDatabase(path: folder.appendingPathComponent("store.db").path)
        _ = try await database.write { try Migrator(migrations: migrations).migrate(on: $0, at: Self.now) }
    }

    /// Changes the store, closes it, and gives its file's bytes.
    func bytes(
        after change: @escaping @Sendable (any SQLConnection) throws -> Void
    ) async throws -> Data {
        try await database.write(change)
        try database.close()
        return try Data(contentsOf: URL(fileURLWithPath: path))
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    static let now = Instant(millisecondsSinceEpoch: 1_800_000_000_000)
}

extension Customer {
    static func sample(_ id: String = "cus_1") -> Customer {
        Customer(
            id: Identifier(stored: id), name: "Ana", tier: "gold", attributes: ["open_invoice": .bool(true)],
            createdAt: TemporaryStore.now, updatedAt: TemporaryStore.now)
    }
}

extension Conversation {
    static func sample(_ id: String = "cnv_1", customer: String = "cus_1") -> Conversation {
        Conversation(
            id: Identifier(stored: id), customerID: Identifier(stored: customer), channel: .whatsapp, inbox: "default",
            openedAt: TemporaryStore.now)
    }
}

extension Message {
    static func sample(_ id: String, in conversation: Conversation, providerID: String? = nil) -> Message {
        Message(
            id: Identifier(stored: id), conversationID: conversation.id, customerID: conversation.customerID,
            direction: .inbound, author: .customer, channel: conversation.channel, inbox: conversation.inbox,
            text: "Olá, \"tudo\" bem? 😀", providerMessageID: providerID, createdAt: TemporaryStore.now,
            metadata: .object(["n": .integer(1)]))
    }
}
