import Conversations
import SQLiteStorage
import Storage
import Testing

/// What is asked often may not take longer because much was delivered long ago.
@Suite struct `Query plans` {
    /// An outbox of 100,000 delivered events and a few that are not.
    private func store() async throws -> TemporaryStore {
        let store = try await TemporaryStore()
        try await store.database.write { connection in
            try EndpointStore(connection).save(
                WebhookEndpoint(
                    id: Identifier(stored: "whk_1"), url: "https://crm.example/", eventTypes: ["*"], secret: "",
                    createdAt: TemporaryStore.now, updatedAt: TemporaryStore.now))
            try connection.execute(
                """
                WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 100010)
                INSERT INTO deliveries
                    (endpoint_id, event_sequence, event_id, conversation_id, state, due_at, created_at, completed_at)
                SELECT 'whk_1', n, 'evt_' || n, 'cnv_' || n % 1000,
                    CASE WHEN n <= 100000 THEN 'delivered' WHEN n <= 100006 THEN 'waiting' ELSE 'dead' END, n, n,
                    CASE WHEN n <= 100000 OR n > 100006 THEN n END
                FROM numbers
                """)
        }
        return store
    }

    @Test func `the gauges look at what is not finished, not at what was delivered`() async throws {
        let store = try await store()
        let (backlog, scans) = try await store.database.read { connection in
            let explaining = ExplainingConnection(connection)
            _ = try ConversationStore(explaining).waitingCount()
            return (
                try DeliveryStore(explaining).backlog(),
                explaining.scans(except: [
                    "deliveries_due", "deliveries_leased", "deliveries_dead", "deliveries_dead_by_age",
                    "conversations_waiting",
                ])
            )
        }
        #expect(backlog[.waiting] == 6)
        #expect(backlog[.dead] == 4)
        #expect(scans == [])
    }

    @Test(arguments: StoreUpkeep.Subject.allCases)
    func `upkeep finds what is too old without looking at what is not`(subject: StoreUpkeep.Subject) async throws {
        let store = try await store()
        let (removed, scans) = try await store.database.write { connection in
            let explaining = ExplainingConnection(connection)
            return (
                try StoreUpkeep().prune(subject, on: explaining, at: Instant(millisecondsSinceEpoch: 0)),
                // Of endpoints there are a hundred at most.
                explaining.scans(except: ["sqlite_autoindex_webhook_endpoints_1"])
            )
        }
        #expect(removed == 0)
        #expect(scans == [])
    }

    /// What somebody asks of the list of conversations, and the index that leads to it.
    struct Question: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var index: String
        var filter = ConversationFilter()

        init(_ name: String, _ index: String, _ change: (inout ConversationFilter) -> Void) {
            testDescription = name
            self.index = index
            change(&filter)
        }
    }

    static let questions = [
        Question("everything", "conversations_by_update") { _ in },
        Question("an agent's", "conversations_by_agent") { $0.agent = "ana" },
        Question("an agent's active", "conversations_by_agent") {
            ($0.agent, $0.statuses) = ("ana", ["open", "pending", "snoozed"])
        },
        Question("the queue's", "conversations_by_owner") { $0.owner = "queue" },
        Question("a team's open", "conversations_by_team") {
            ($0.team, $0.statuses) = ("support", ["open", "pending"])
        },
        Question("snoozed", "conversations_by_status") { $0.statuses = ["snoozed"] },
        Question("open", "conversations_by_status") { $0.statuses = ["open"] },
        Question("archived", "conversations_by_status") { $0.statuses = ["archived"] },
        Question("pending, which most are", "conversations_by_update") { $0.statuses = ["pending"] },
        Question("the bot's, which most are", "conversations_by_update") { $0.owner = "bot" },
    ]

    @Test(arguments: questions)
    func `lists of conversations are read in order from where the page begins`(question: Question) async throws {
        let store = try await TemporaryStore()
        for cursor in [nil, ListCursor(key: 5, id: "cnv_5")] {
            let plans = try await store.database.read { connection in
                let explaining = ExplainingConnection(connection)
                _ = try ConversationStore(explaining).list(question.filter, after: cursor, limit: 50)
                return explaining.plans
            }
            #expect(plans.count == 1, "\(plans)")
            #expect(plans.allSatisfy { $0.contains("INDEX \(question.index)") }, "\(plans)")
            if cursor != nil { #expect(plans.allSatisfy { $0.contains("(updated_at,id)<(?,?)") }, "\(plans)") }
        }
    }

    @Test func `the queue goes on where the page before ended`() async throws {
        let store = try await TemporaryStore()
        let plans = try await store.database.read { connection in
            let explaining = ExplainingConnection(connection)
            _ = try ConversationStore(explaining).waiting(
                team: nil, after: (.high, ListCursor(key: 5, id: "cnv_5")), limit: 50)
            return explaining.plans
        }
        #expect(plans == ["SEARCH conversations USING INDEX conversations_waiting (priority<?)"])
    }
}
