import Conversations
import SQLiteStorage
import Storage
import TestSupport
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
                WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 100050)
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
                    "deliveries_waiting", "deliveries_at_work", "deliveries_dead_of_all",
                    "conversations_waiting",
                ])
            )
        }
        #expect(backlog[.waiting] == 6)
        #expect(backlog[.dead] == 44)
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

    /// A store of which the planner believes that it is tiny, because it was when it was last looked at.
    private func analysedStore() async throws -> TemporaryStore {
        let store = try await TemporaryStore()
        let ana = try #require(AgentName("ana"))
        try await store.database.write { connection in
            for number in 0..<3 {
                try CustomerStore(connection).save(.sample("cus_\(number)"))
                var conversation = Conversation.sample("cnv_\(number)", customer: "cus_\(number)")
                if number > 0 {
                    try conversation.apply(.handedOff(team: "team", priority: .high, at: TemporaryStore.now))
                }
                if number > 1 {
                    try conversation.apply(
                        .claimed(
                            by: ana, until: TemporaryStore.now.adding(seconds: 1), at: TemporaryStore.now))
                }
                try ConversationStore(connection).insert(conversation)
            }
            try connection.execute("ANALYZE")
        }
        return store
    }

    /// No list reads all conversations, or sorts more of them than a page needs.
    private static let costly = ["SCAN", "TEMP B-TREE", "MULTI-INDEX", "AUTOMATIC"]

    @Test func `lists of conversations are read in order from where the page begins, whatever is asked`() async throws {
        let store = try await analysedStore()
        let plans = try await store.database.read { connection in
            let explaining = ExplainingConnection(connection)
            for filter in `Conversation lists`.filters {
                for cursor in [nil, ListCursor(key: 5, id: "cnv_5")] {
                    _ = try ConversationStore(explaining).list(filter, after: cursor, limit: 50)
                }
            }
            return Set(explaining.plans)
        }
        #expect(plans.filter { plan in Self.costly.contains { plan.contains($0) } } == [])
        // A section's page begins at its place, and is chosen without looking at the rows.
        let pages = plans.filter { $0.contains("(updated_at,id)<(?,?)") }
        #expect(
            pages == [
                "SEARCH conversations USING COVERING INDEX conversations_listed (owner=? AND status=? AND (updated_at,id)<(?,?))",
                "SEARCH conversations USING COVERING INDEX conversations_of_team (team=? AND owner=? AND status=? AND (updated_at,id)<(?,?))",
                "SEARCH conversations USING COVERING INDEX conversations_of_agent (owner_name=? AND owner=? AND status=? AND (updated_at,id)<(?,?))",
                "SEARCH conversations USING INDEX conversations_by_customer (customer_id=? AND (updated_at,id)<(?,?))",
            ])
    }

    /// However many were delivered before, only what is in the state asked for is looked at, in the list's order.
    @Test(
        arguments: [
            (WebhookDelivery.State.waiting, "deliveries_waiting"), (.leased, "deliveries_at_work"),
            (.dead, "deliveries_dead"),
        ], [false, true])
    func `an endpoint's deliveries are read from where the page begins`(
        asked: (state: WebhookDelivery.State, index: String), isAnalysed: Bool
    ) async throws {
        let plans = try await deliveryPlans(of: Identifier(stored: "whk_1"), asked.state, isAnalysed: isAnalysed)
        #expect(plans.contains("SEARCH d USING INDEX \(asked.index) (endpoint_id=? AND id<?)"), "\(plans)")
        #expect(plans.filter { plan in Self.costly.contains { plan.contains($0) } } == [])
    }

    @Test(arguments: [false, true])
    func `the dead letters of all endpoints are read from where the page begins`(isAnalysed: Bool) async throws {
        let plans = try await deliveryPlans(of: nil, .dead, isAnalysed: isAnalysed)
        #expect(plans.contains("SEARCH d USING INDEX deliveries_dead_of_all (id<?)"), "\(plans)")
        #expect(plans.filter { plan in Self.costly.contains { plan.contains($0) } } == [])
    }

    private func deliveryPlans(
        of endpoint: Identifier<WebhookEndpoint>?, _ state: WebhookDelivery.State, isAnalysed: Bool
    ) async throws -> [String] {
        let store = try await store()
        if isAnalysed { _ = try await store.database.write { try $0.execute("ANALYZE") } }
        return try await store.database.read { connection in
            let explaining = ExplainingConnection(connection)
            _ = try DeliveryStore(explaining).list(endpoint: endpoint, state: state, before: nil, limit: 50)
            return explaining.plans
        }
    }

    @Test(arguments: [nil, "team"])
    func `the queue goes on where the page before ended`(team: String?) async throws {
        let store = try await analysedStore()
        let plans = try await store.database.read { connection in
            let explaining = ExplainingConnection(connection)
            _ = try ConversationStore(explaining).waiting(
                team: team, after: QueuePlace(priority: 9, since: 5, id: "cnv_5"), limit: 50)
            return Set(explaining.plans)
        }
        let (index, prefix) = team == nil ? ("waiting", "") : ("waiting_for_team", "team=? AND ")
        #expect(
            plans == [
                "SEARCH conversations USING INDEX conversations_\(index) (\(prefix)owner=? AND priority=? AND (waiting_since,id)>(?,?))",
                "SEARCH conversations USING COVERING INDEX conversations_\(index) (\(prefix)owner=? AND priority<?)",
            ])
    }

    @Test func `sweeps look only at what is due`() async throws {
        let store = try await TemporaryStore()
        let plans = try await store.database.read { connection in
            let explaining = ExplainingConnection(connection)
            let store = ConversationStore(explaining)
            _ = try store.expiredClaims(at: TemporaryStore.now, after: nil, limit: 10)
            _ = try store.endedSnoozes(at: TemporaryStore.now, after: nil, limit: 10)
            return explaining.plans
        }
        #expect(plans.allSatisfy { $0.hasPrefix("SEARCH conversations USING INDEX conversations_") }, "\(plans)")
        #expect(plans.count == 2, "\(plans)")
    }
}
