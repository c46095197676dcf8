import Conversations
import Journey
import Storage
import TestSupport
import Testing

@Suite struct `Reading an older store's identifiers anew` {
    /// A customer with an identifier as the version before stored it, who wrote on a channel.
    private struct Known: Sendable {
        var customer: String
        var kind = "phone"
        var value: String
        var channel = Channel.whatsapp
        var providerID: String?
    }

    private static let ofPeru = "wamid.HBgLNTE5ODc2NTQzMjEVAgASGBQzQTdB"
    private static let ofPortoAlegre = "wamid.HBgNNTU1MTk4NzY1NDMyMRUCABIYFDNBN0E="

    private func store(_ engine: SQLEngine, _ known: [Known]) async throws -> TestStore {
        let store = try await TestStore(engine)
        try await store.database.write { connection in
            for (number, known) in known.enumerated() {
                let customer = Customer.sample("cus_\(known.customer)")
                try CustomerStore(connection).save(customer)
                try connection.execute(
                    "INSERT INTO customer_identifiers (kind, value, customer_id) VALUES ($1, $2, $3)",
                    [.text(known.kind), .text(known.value), SQLValue(customer.id)])
                let conversation = Conversation(
                    id: Identifier(stored: "cnv_\(number)"), customerID: customer.id, channel: known.channel,
                    inbox: "default", openedAt: .ofTests)
                try ConversationStore(connection).insert(conversation)
                try MessageStore(connection).insert(
                    .sample("msg_\(number)", in: conversation, providerID: known.providerID))
            }
        }
        return store
    }

    private func review(_ store: TestStore) async throws -> IdentityReview.Findings {
        let inboxes = Inboxes(["default": Inbox(try JourneyFixture.domain())])
        return try await IdentityReview(database: store.database, inboxes: inboxes).run()
    }

    private func holder(_ value: String, kind: String = "phone", in store: TestStore) async throws -> String? {
        try await store.database.read { try CustomerStore($0).identifier(kind: kind, value: value)?.rawValue }
    }

    @Test(arguments: SQLEngine.allCases)
    func `leaves ordinary customers as they are, and is done once`(engine: SQLEngine) async throws {
        let store = try await store(
            engine,
            [
                Known(customer: "ana", value: "+5511987654321"),
                Known(customer: "bia", kind: "email", value: "bia@example.com", channel: .email),
                Known(customer: "crm", kind: "external", value: "CUST_1", channel: .webChat),
            ])
        var findings = try await review(store)
        #expect(findings.read == 3 && findings.changed == 0 && findings.doubtful == 0)
        #expect(try await holder("+5511987654321", in: store) == "cus_ana")
        #expect(try await holder("bia@example.com", kind: "email", in: store) == "cus_bia")
        #expect(try await holder("CUST_1", kind: "external", in: store) == "cus_crm")
        findings = try await review(store)
        #expect(findings.read == 0)
    }

    @Test(arguments: SQLEngine.allCases)
    func `gives people the numbers that they have`(engine: SQLEngine) async throws {
        let store = try await store(
            engine,
            [
                Known(customer: "peru", value: "+5551987654321", providerID: Self.ofPeru),
                Known(customer: "chile", value: "+5556987654321"),
                Known(customer: "mail", kind: "email", value: "ana@example.com\u{200B}", channel: .email),
                Known(customer: "typed", kind: "external", value: "0xx11 98765-0001", channel: .phone),
                Known(customer: "none", value: "+999123456789"),
            ])
        let findings = try await review(store)
        #expect(findings.read == 5 && findings.changed == 5 && findings.doubtful == 0)
        #expect(try await holder("+51987654321", in: store) == "cus_peru")
        #expect(try await holder("+5551987654321", in: store) == nil)
        #expect(try await holder("+56987654321", in: store) == "cus_chile")
        #expect(try await holder("ana@example.com", kind: "email", in: store) == "cus_mail")
        #expect(try await holder("+5511987650001", in: store) == "cus_typed")
        #expect(try await holder("999123456789", kind: "external", in: store) == "cus_none")
        #expect(try await holder("+999123456789", in: store) == nil)
    }

    @Test(arguments: SQLEngine.allCases)
    func `keeps what it cannot decide, and says whose it is`(engine: SQLEngine) async throws {
        let store = try await store(
            engine,
            [
                Known(customer: "unknown", value: "+5551987654321"),
                // Two spellings of one person's number, of whom there are two customers.
                Known(customer: "plain", value: "+5511987650001"),
                Known(customer: "typed", kind: "external", value: "0xx11 98765-0001"),
            ])
        let findings = try await review(store)
        #expect(findings.read == 3 && findings.changed == 0 && findings.doubtful == 2)
        #expect(findings.examples.map(\.rawValue) == ["cus_typed", "cus_unknown"])
        #expect(try await holder("+5551987654321", in: store) == "cus_unknown")
        #expect(try await holder("+5511987650001", in: store) == "cus_plain")
        let doubtful = try await store.database.read { try IdentityStore($0).list(.doubtful, limit: 9) }
        #expect(doubtful.map(\.customer.rawValue) == ["cus_typed", "cus_unknown"])
        #expect(try await store.database.read { try IdentityStore($0).count(.doubtful) } == 2)
        #expect(try await store.database.write { try IdentityStore($0).acceptDoubtful() } == 2)
        #expect(try await store.database.read { try IdentityStore($0).count(.doubtful) } == 0)
    }

    @Test(arguments: SQLEngine.allCases)
    func `lets nobody find a record of two people`(engine: SQLEngine) async throws {
        let store = try await store(
            engine, [Known(customer: "both", value: "+5551987654321", providerID: Self.ofPeru)])
        try await store.database.write { connection in
            guard let conversation = try ConversationStore(connection).find(Identifier(stored: "cnv_0")) else { return }
            try MessageStore(connection).insert(
                .sample("msg_other", in: conversation, providerID: Self.ofPortoAlegre))
        }
        let findings = try await review(store)
        #expect(findings.doubtful == 1)
        #expect(try await holder("+5551987654321", in: store) == nil)
        #expect(try await holder("+51987654321", in: store) == nil)
        #expect(try await holder("+5551987654321", kind: "shared", in: store) == "cus_both")
    }

    @Test(arguments: SQLEngine.allCases)
    func `reads every page`(engine: SQLEngine) async throws {
        let store = try await TestStore(engine)
        try await store.database.write { connection in
            let customer = Customer.sample("cus_many")
            try CustomerStore(connection).save(customer)
            for number in 0..<1203 {
                try connection.execute(
                    "INSERT INTO customer_identifiers (kind, value, customer_id) VALUES ('external', $1, $2)",
                    [.text("C\(number)"), SQLValue(customer.id)])
            }
        }
        #expect(try await review(store).read == 1203)
        #expect(try await store.database.read { try IdentityStore($0).count(.unread) } == 0)
    }
}
