import Conversations
import SQLiteStorage
import Storage
import TestSupport
import Testing

/// What is asked with every message, and whenever somebody looks, finds its rows through an index.
@Suite struct `Plans of what is asked all the time` {
    /// There are a hundred endpoints at most, and as many deliveries leased as workers may have.
    private static let scannable: Set<String> = ["sqlite_autoindex_webhook_endpoints_1", "deliveries_leased"]

    private func plans(_ body: @escaping @Sendable (any SQLConnection) throws -> Void) async throws -> [String] {
        let store = try await TemporaryStore()
        return try await store.database.write { connection in
            let explaining = ExplainingConnection(connection)
            try body(explaining)
            #expect(!explaining.plans.isEmpty)
            return explaining.scans(except: Self.scannable)
        }
    }

    @Test func `taking in a message`() async throws {
        let scans = try await plans { connection in
            let now = TemporaryStore.now
            var conversation = Conversation.sample()
            let message = Message.sample("msg_1", in: conversation, providerID: "wamid.1")
            // In the order of a message's way.
            _ = try IdempotencyStore(connection).find(scope: "tok_1", key: "k")
            _ = try MessageStore(connection).original(
                channel: .whatsapp, inbox: "default", providerMessageID: "wamid.1")
            _ = try DecisionStore(connection).find(message: message.id)
            _ = try CustomerStore(connection).find(kind: "phone", value: "+55")
            _ = try CustomerStore(connection).findWithoutAttributes(kind: "phone", value: "+55")
            _ = try ConversationStore(connection).latest(of: Customer.sample().id, inbox: "default", channel: .whatsapp)
            _ = try MessageStore(connection).recent(of: Customer.sample().id, limit: 20)
            try CustomerStore(connection).save(.sample())
            try CustomerStore(connection).save(.sample())
            try CustomerStore(connection).assign(kind: "phone", value: "+55", to: Customer.sample().id)
            try ConversationStore(connection).insert(conversation)
            let stored = conversation
            conversation.customerWrote(at: now)
            #expect(try ConversationStore(connection).update(conversation, from: stored))
            try MessageStore(connection).insert(message)
            try DecisionStore(connection).insert(
                DecisionReceipt(
                    id: Identifier(stored: "dec_1"), messageID: message.id, conversationID: conversation.id,
                    customerID: conversation.customerID, classification: nil, classifiedText: nil, profile: nil,
                    decision: Decision(route: .silent, reason: .hardRule), assignment: nil, trace: [], policy: "",
                    notes: [], createdAt: now))
            try IdempotencyStore(connection).insert(
                scope: "tok_1", key: "k", record: IdempotencyRecord(requestDigest: "d", messageID: message.id), at: now)
            try EndpointStore(connection).save(
                WebhookEndpoint(
                    id: Identifier(stored: "whk_1"), url: "https://crm.example/", eventTypes: ["*"], secret: "",
                    createdAt: now, updatedAt: now))
            try EventLog(connection).append(
                [EventDraft(.messageReceived, conversation: conversation, customer: .sample(), message: message)],
                at: now)
        }
        #expect(scans == [])
    }

    @Test func `working at the desk, and reading`() async throws {
        let scans = try await plans { connection in
            let id = Conversation.sample().id
            _ = try TokenStore(connection).find(hash: "h")
            _ = try ConversationStore(connection).find(id)
            _ = try ConversationStore(connection).exists(id)
            for sequence in [nil, Int64(5)] {
                _ = try MessageStore(connection).list(in: id, after: sequence, limit: 50)
            }
            _ = try MessageStore(connection).find(Identifier(stored: "msg_1"))
            _ = try DecisionStore(connection).find(Identifier(stored: "dec_1"))
            _ = try CustomerStore(connection).find(Customer.sample().id)
            _ = try CustomerStore(connection).findWithoutAttributes(Customer.sample().id)
            _ = try CustomerStore(connection).identifiers(of: Customer.sample().id)
            _ = try CustomerStore(connection).list(before: Customer.sample().id, limit: 50)
        }
        #expect(scans == [])
    }

    @Test func `claiming webhooks, of which a bounded number is in view`() async throws {
        let scans = try await plans { connection in
            let now = TemporaryStore.now
            _ = try DeliveryStore(connection).claim(
                endpoint: Identifier(stored: "whk_1"), lease: "l", until: now, at: now, limit: 10)
        }
        // The view of so many rows, which the claim calls `d`.
        #expect(Set(scans) == ["SCAN d"])
    }

    @Test func `delivering webhooks`() async throws {
        let scans = try await plans { connection in
            let deliveries = DeliveryStore(connection)
            let (endpoint, now) = (Identifier<WebhookEndpoint>(stored: "whk_1"), TemporaryStore.now)
            _ = try deliveries.reclaimExpired(at: now)
            _ = try deliveries.nextDue(endpoint: endpoint, after: now)
            _ = try deliveries.find(1)
            _ = try deliveries.attempts(of: 1)
            _ = try deliveries.latestDead(of: endpoint)
            for state in [nil] + WebhookDelivery.State.allCases.map(Optional.init) {
                _ = try deliveries.list(endpoint: endpoint, state: state, before: nil, limit: 10)
                _ = try deliveries.list(endpoint: nil, state: state, before: nil, limit: 10)
            }
        }
        #expect(scans == [])
    }
}
