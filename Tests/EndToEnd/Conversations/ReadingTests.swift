import Conversations
import Testing

@Suite(.sharedServer) struct ReadingTests {
    @Test func `a conversation, its thread, its customer and its decision can be read`() async throws {
        let client = try SharedServer.client()
        let message = try await client.message(
            SmallDomain.slow, from: "+5511950000001",
            ["customer": ["name": "Bia", "tier": "gold", "city": "Recife"], "metadata": ["page": "ajuda"]]
        ).json()
        let (id, customerID) = (try #require(message["conversation_id"]), try #require(message["customer_id"]))

        let conversation = try await client.get("/api/v1/conversations/\(id.text ?? "")").json()
        #expect(conversation["id"] == id)
        #expect(conversation["customer_id"] == customerID)
        #expect(conversation["status"] == "pending")
        #expect(conversation["owner"] == "bot")
        #expect(conversation["channel"] == "whatsapp")
        #expect(conversation["last_intent"] == "technical/slow_connection")

        let thread = try await client.get("/api/v1/conversations/\(id.text ?? "")/messages").json()
        let entries = try #require(thread["data"]?.items)
        #expect(entries.map { $0["direction"] } == ["inbound", "outbound"])
        #expect(entries.first?["id"] == message["message_id"])
        #expect(entries.first?["text"] == .string(SmallDomain.slow))
        #expect(entries.first?["metadata"] == ["page": "ajuda"])
        #expect(entries.last?["text"] == message["reply"]?["text"])
        #expect(thread["next_cursor"] == .null)

        let customer = try await client.get("/api/v1/customers/\(customerID.text ?? "")").json()
        #expect(customer["name"] == "Bia")
        #expect(customer["tier"] == "gold")
        #expect(customer["attributes"] == ["city": "Recife"])
        #expect(customer["message_count"] == 1)
        #expect(customer["identifiers"]?.items?.first?["value"]?.text?.contains("11950000001") == true)
    }

    @Test func `an explanation adds up to its score`() async throws {
        let client = try SharedServer.client()
        let message = try await client.message("a internet está lenta demais hoje", from: "+5511950000002").json()
        let decision = try await client.get("/api/v1/decisions/\(message["decision_id"]?.text ?? "")").json()
        #expect(decision["id"] == message["decision_id"])
        #expect(decision["message_id"] == message["message_id"])
        #expect(decision["conversation_id"] == message["conversation_id"])
        #expect(decision["model"] == message["model"])
        #expect(decision["confidence"] == message["confidence"])
        #expect(decision["ranking"]?.items?.isEmpty == false)
        #expect(decision["trace"]?.items?.last?["outcome"] == "decided")
        let explanation = try #require(decision["explanation"])
        #expect(explanation["intent"] == message["sub_intent"])
        let weights = try #require(explanation["contributions"]?.items).compactMap { $0["weight"]?.double }
        #expect(!weights.isEmpty)
        let (bias, score) = (
            try #require(explanation["bias"]?.double), try #require(explanation["score"]?.double)
        )
        #expect(abs(bias + weights.reduce(0, +) - score) < 1e-6)
    }

    @Test func `lists are paged without loss or repetition`() async throws {
        let client = try SharedServer.client()
        var made: Set<JSONValue?> = []
        for customer in 0..<7 {
            let answer = try await client.message(
                SmallDomain.human, from: "+551195100000\(customer)", ["inbox": "second"])
            made.insert(try answer.json()["conversation_id"])
        }
        for _ in 0..<5 { _ = try await client.message(SmallDomain.human, from: "+5511951000000", ["inbox": "second"]) }
        let first = try await client.message("oi", from: "+5511951000000", ["inbox": "second"]).json()

        let conversations = try await Self.all("/api/v1/conversations?inbox=second", by: 3, client)
        #expect(conversations.count == 7)
        #expect(Set(conversations.map { $0["id"] }) == made)
        let queued = try await Self.all("/api/v1/queue?team=atendimento", by: 2, client).filter {
            $0["inbox"] == "second"
        }
        #expect(Set(queued.map { $0["id"] }) == made)
        #expect(queued.count == 7)
        let thread = try await Self.all(
            "/api/v1/conversations/\(first["conversation_id"]?.text ?? "")/messages?", by: 2, client)
        #expect(thread.count { $0["direction"] == "inbound" } == 7)
        #expect(Set(thread.map { $0["id"] }).count == thread.count)
        let customers = try await Self.all("/api/v1/customers?", by: 2, client)
        #expect(Set(customers.map { $0["id"] }).count == customers.count)
        #expect(customers.count >= 7)
    }

    @Test func `filters keep what they say`() async throws {
        let client = try SharedServer.client()
        _ = try await client.message(SmallDomain.slow, from: "filtro@example.com", channel: "email")
        let human = try await client.message(SmallDomain.human, from: "+5511952000001").json()
        let email = try await Self.all("/api/v1/conversations?channel=email", by: 50, client)
        #expect(!email.isEmpty && email.allSatisfy { $0["channel"] == "email" })
        let queued = try await Self.all("/api/v1/conversations?owner=queue&status=open,pending", by: 50, client)
        #expect(queued.contains { $0["id"] == human["conversation_id"] })
        #expect(queued.allSatisfy { $0["owner"] == "queue" })
        let customer = human["customer_id"]?.text ?? ""
        let own = try await Self.all("/api/v1/conversations?customer_id=\(customer)", by: 50, client)
        #expect(own.map { $0["id"] } == [human["conversation_id"]])
    }

    @Test func `a customer is corrected, and who opted out is left in peace`() async throws {
        let client = try SharedServer.client()
        let message = try await client.message(SmallDomain.slow, from: "+5511953000001").json()
        let path = "/api/v1/customers/\(message["customer_id"]?.text ?? "")"
        let changed = try await client.send(.json("PATCH", path, ["name": "Caio", "opted_out": true]))
        #expect(changed.status == 200)
        #expect(try changed.json()["name"] == "Caio")
        #expect(try changed.json()["opted_out"] == true)
        let next = try await client.message(SmallDomain.slow, from: "+5511953000001").json()
        #expect(next["reason"] == "opted_out")
        #expect(next["reply"] == .null)
        #expect(try await client.send(.json("PATCH", path, ["opted_out": "yes"])).status == 422)
        #expect(try await client.send(.json("PATCH", "/api/v1/customers/cus_00000000", ["name": "x"])).status == 404)
    }

    private static func all(_ path: String, by limit: Int, _ client: HTTPClient) async throws -> [JSONValue] {
        var items: [JSONValue] = []
        var cursor: String?
        repeat {
            let answer = try await client.get("\(path)&limit=\(limit)" + (cursor.map { "&cursor=\($0)" } ?? ""))
            #expect(answer.status == 200, "\(answer.text)")
            let page = try answer.json()
            let data = try #require(page["data"]?.items)
            #expect(data.count <= limit)
            items += data
            cursor = page["next_cursor"]?.text
        } while cursor != nil && items.count < 1000
        return items
    }
}
