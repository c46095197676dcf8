import Storage
import TestSupport

/// What is in a store after its server has ended.
struct StoredFacts: Sendable {
    struct StoredEvent: Sendable {
        let id: String
        let type: String
        let messageID: String?
        let conversationID: String?
        let body: [UInt8]
        /// `delivered`, `dead`, or whatever it should no longer be; nil when nobody is owed it.
        let state: String?
    }

    /// The caller's own id and the service's, of every message that came in.
    let inbound: [(providerID: String, id: String)]
    let outbound: Int64
    let decisions: Int64
    let conversations: Int64
    let customers: Int64
    /// In the order in which they happened.
    let events: [StoredEvent]

    static func read(_ folder: TemporaryFolder) async throws -> StoredFacts {
        let database = try await TestedStore.open(in: folder)
        let facts = try await database.read { connection in
            func count(_ what: String) throws -> Int64 {
                try connection.row("SELECT count(*) FROM \(what)", [])?.integer(0) ?? -1
            }
            return StoredFacts(
                inbound: try connection.rows(
                    "SELECT provider_message_id, id FROM messages WHERE direction = 'inbound'"
                ).map { (try $0.text(0), try $0.text(1)) },
                outbound: try count("messages WHERE direction = 'outbound'"), decisions: try count("decisions"),
                conversations: try count("conversations"), customers: try count("customers"),
                events: try connection.rows(
                    """
                    SELECT e.id, e.type, e.message_id, e.conversation_id, e.body, d.state
                    FROM events e LEFT JOIN deliveries d ON d.event_sequence = e.sequence ORDER BY e.sequence
                    """
                ).map { row in
                    StoredEvent(
                        id: try row.text(0), type: try row.text(1), messageID: try row.optionalText(2),
                        conversationID: try row.optionalText(3), body: try row.blob(4), state: try row.optionalText(5))
                })
        }
        try database.close()
        return facts
    }
}
