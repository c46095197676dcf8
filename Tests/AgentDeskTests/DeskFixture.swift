import AgentDesk
import Conversations
import Storage
import TestSupport

/// A store with one conversation waiting in the billing queue, and a desk over it.
enum DeskFixture {
    static let now = Instant.ofTests

    static func withDesk(
        on engine: SQLEngine,
        _ body: (AgentDesk, any SQLDatabase, Identifier<Conversation>) async throws -> Void
    ) async throws {
        let store = try await TestStore(engine)
        let id = Identifier<Conversation>(stored: "cnv_1")
        try await store.database.write { connection in
            let customer = Customer(id: Identifier(stored: "cus_1"), createdAt: now, updatedAt: now)
            try CustomerStore(connection).save(customer)
            var conversation = Conversation(
                id: id, customerID: customer.id, channel: .whatsapp, inbox: "default", openedAt: now)
            try conversation.apply(.handedOff(team: "billing", priority: .normal, at: now))
            try ConversationStore(connection).insert(conversation)
        }
        try await body(desk(over: store.database), store.database, id)
    }

    static func desk(over database: any SQLDatabase) -> AgentDesk {
        let teams = InboxTeams(names: ["billing", "sales", "front"], fallback: "front")
        return AgentDesk(database: database, claimSeconds: 60, teams: { _ in teams })
    }
}
