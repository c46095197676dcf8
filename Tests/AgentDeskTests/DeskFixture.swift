import AgentDesk
import Conversations
import Foundation
import SQLiteStorage
import Storage

/// A store with one conversation waiting in the billing queue, and a desk over it.
enum DeskFixture {
    static let now = Instant(millisecondsSinceEpoch: 1_800_000_000_000)

    static func withDesk(
        _ body: (AgentDesk, SQLiteDatabase, Identifier<Conversation>) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("triage-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let database = try SQLiteDatabase(path: folder.appendingPathComponent("store.db").path)
        let id = Identifier<Conversation>(stored: "cnv_1")
        try await database.write { connection in
            _ = try Migrator().migrate(on: connection, at: now)
            let customer = Customer(id: Identifier(stored: "cus_1"), createdAt: now, updatedAt: now)
            try CustomerStore(connection).save(customer)
            var conversation = Conversation(
                id: id, customerID: customer.id, channel: .whatsapp, inbox: "default", openedAt: now)
            try conversation.apply(.handedOff(team: "billing", priority: .normal, at: now))
            try ConversationStore(connection).insert(conversation)
        }
        try await body(desk(over: database), database, id)
    }

    static func desk(over database: any SQLDatabase) -> AgentDesk {
        let teams = InboxTeams(names: ["billing", "sales", "front"], fallback: "front")
        return AgentDesk(database: database, claimSeconds: 60, teams: { _ in teams })
    }
}
