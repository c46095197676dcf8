import Conversations
import TestSupport
import Testing

@Suite struct WebhookTests {
    @Test(.timeLimit(.minutes(5)))
    func `an endpoint made over the API gets signed events`() async throws {
        try await withServer { server in
            let client = try await server.client()
            let receiver = try WebhookReceiver()
            let made = try await client.post(
                "/api/v1/webhook-endpoints", ["url": .string(receiver.url), "event_types": ["*"], "description": "CRM"])
            #expect(made.status == 201)
            let secret = try #require(try made.json()["secret"]?.text)
            let path = "/api/v1/webhook-endpoints/\(try made.json()["id"]?.text ?? "")"
            #expect(try await client.get(path).json()["secret"] == nil, "a secret is shown once")

            let message = try await client.message(SmallDomain.slow, from: "+5511930000001").json()
            #expect(try await server.isDelivered(with: client))
            let arrivals = receiver.arrivals
            #expect(
                try arrivals.map { try $0.json()["type"] } == ["message.received", "ticket.created", "decision.made"])
            var sequences: [Double] = []
            for arrival in arrivals {
                #expect(arrival.isSigned(with: secret))
                #expect(arrival.line == "POST /crm HTTP/1.1")
                #expect(arrival.header("content-type") == "application/json")
                let body = try arrival.json()
                #expect(body["id"] == .string(arrival.id))
                #expect(arrival.id.hasPrefix("evt_"))
                #expect(body["event_type"]?.text == body["type"]?.text?.replacing(".", with: "_"))
                #expect(body["timestamp"]?.text?.hasSuffix("Z") == true)
                #expect(body["ticket"]?["id"] == message["conversation_id"])
                #expect(body["customer"]?["id"] == message["customer_id"])
                #expect(body["message"]?["text"] == .string(SmallDomain.slow))
                #expect(body["ai_analysis"]?["decision_id"] == message["decision_id"])
                #expect(body["ai_analysis"]?["confidence"] == message["confidence"])
                sequences.append(try #require(body["sequence"]?.double))
            }
            #expect(sequences == sequences.sorted())
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `retries carry the same id and bytes, and a rotated secret signs too`() async throws {
        try await withServer { server in
            let client = try await server.client()
            let receiver = try WebhookReceiver()
            // Every event is refused once; never three times in a row, which would open the breaker.
            receiver.answer { _, attempt in attempt == 0 ? 409 : 200 }
            let made = try await client.post(
                "/api/v1/webhook-endpoints", ["url": .string(receiver.url), "event_types": ["message.received"]])
            let old = try #require(try made.json()["secret"]?.text)
            let path = "/api/v1/webhook-endpoints/\(try made.json()["id"]?.text ?? "")"
            _ = try await client.message("primeira", from: "+5511930000002")
            #expect(try await server.isDelivered(with: client))
            let attempts = receiver.arrivals
            #expect(attempts.map(\.status) == [409, 200])
            #expect(Set(attempts.map(\.id)).count == 1)
            #expect(Set(attempts.map(\.body)).count == 1)
            #expect(attempts.allSatisfy { $0.isSigned(with: old) })

            let new = try #require(try await client.post(path + "/rotate-secret").json()["secret"]?.text)
            #expect(new != old)
            #expect(try await client.post(path + "/test").status == 202)
            #expect(try await server.isDelivered(with: client))
            let test = try #require(receiver.arrivals.last)
            #expect(try test.json()["type"] == "webhook.test")
            let signatures = test.header("webhook-signature")?.split(separator: " ") ?? []
            #expect(signatures.count == 2, "the old secret signs for a day after the rotation")

            let listed = try await client.get(path + "/deliveries").json()["data"]?.items ?? []
            #expect(listed.allSatisfy { $0["state"] == "delivered" })
            let delivery = try await client.get("\(path)/deliveries/\(listed.last?["id"]?.text ?? "")").json()
            #expect(delivery["attempts"]?.items?.map { $0["status"] } == [409, 200])
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a CRM that was down all the time gets everything in order once it is up`() async throws {
        let receiver = try WebhookReceiver(isUp: false)
        let (folder, token) = try await withServer { server in
            let client = try await server.client()
            let made = try await client.post("/api/v1/webhook-endpoints", ["url": .string(receiver.url)])
            #expect(made.status == 201)
            try await withThrowingTaskGroup { group in
                for customer in 0..<12 {
                    group.addTask {
                        for turn in 0..<6 {
                            let answer = try await client.message(
                                "mensagem \(turn)", from: "+55119310000\(customer + 10)")
                            #expect(answer.status == 200)
                        }
                    }
                }
                try await group.waitForAll()
            }
            let open = try await eventually { try await Self.breaker(made, client) == "open" }
            #expect(open)
            #expect(receiver.arrivals.isEmpty)
            return (server.folder, client.token)
        }
        // The service has been stopped and started meanwhile.
        try await withServer(in: folder) { server in
            let client = HTTPClient(port: server.port, token: token)
            try receiver.comeUp()
            #expect(try await server.isDelivered(with: client))
            try Self.expectInOrder(receiver.taken)
            let texts = try receiver.taken.map { try $0.json() }.filter { $0["type"] == "message.received" }
            #expect(texts.count == 72)
            #expect(try await client.get("/api/v1/dead-letters").json()["data"] == [])
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `what people do on the desk is told too, and only what was asked for`() async throws {
        try await withServer { server in
            let client = try await server.client()
            let (receiver, picky) = (try WebhookReceiver(), try WebhookReceiver())
            _ = try await client.post("/api/v1/webhook-endpoints", ["url": .string(receiver.url)])
            _ = try await client.post(
                "/api/v1/webhook-endpoints", ["url": .string(picky.url), "event_types": ["ticket.resolved"]])
            let message = try await client.message(SmallDomain.human, from: "+5511930000004").json()
            let conversation = "/api/v1/conversations/\(message["conversation_id"]?.text ?? "")"
            _ = try await client.post(conversation + "/claim", ["agent": "ana"])
            _ = try await client.post(conversation + "/messages", ["agent": "ana", "text": "Oi!"])
            _ = try await client.post(conversation + "/transfer", ["agent": "ana", "team": "financeiro"])
            _ = try await client.post(conversation + "/resolve", ["disposition": "inquiry_answered"])
            #expect(try await server.isDelivered(with: client))
            let types = try receiver.arrivals.map { try $0.json()["type"]?.text ?? "" }
            #expect(
                types == [
                    "message.received", "ticket.created", "decision.made", "conversation.handed_off",
                    "conversation.assigned", "ticket.updated", "conversation.transferred", "ticket.resolved",
                    "disposition.updated",
                ])
            #expect(try picky.arrivals.map { try $0.json()["type"] } == ["ticket.resolved"])
            let assigned = try receiver.arrivals[types.firstIndex(of: "conversation.assigned") ?? 0].json()
            #expect(assigned["detail"]?["agent"] == "ana")
            #expect(assigned["ticket"]?["agent"] == "ana")
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `what is given up is a dead letter that can be listed and sent again`() async throws {
        try await withServer(Server.Settings(webhooks: ["allow_private: true", "attempts: 1"])) { server in
            let client = try await server.client()
            let receiver = try WebhookReceiver()
            receiver.answer { _, _ in 400 }
            let made = try await client.post("/api/v1/webhook-endpoints", ["url": .string(receiver.url)]).json()
            let endpoint = "/api/v1/webhook-endpoints/\(made["id"]?.text ?? "")"
            _ = try await client.message(SmallDomain.human, from: "+5511930000003")
            #expect(try await server.isDelivered(with: client))
            let dead = try await client.get("/api/v1/dead-letters").json()["data"]?.items ?? []
            #expect(Set(dead.map { $0["event_id"]?.text }) == Set(receiver.arrivals.map(\.id)))
            #expect(dead.count == 4)
            #expect(dead.allSatisfy { $0["last_status"] == 400 && $0["state"] == "dead" })

            receiver.answer { _, _ in 200 }
            let one = try await client.post("\(endpoint)/deliveries/\(dead.last?["id"]?.text ?? "")/replay")
            #expect(one.status == 202)
            #expect(try await server.isDelivered(with: client))
            #expect(receiver.taken.map(\.id) == [dead.last?["event_id"]?.text])
            let rest = try await Program.run(
                ["endpoints", "replay", made["id"]?.text ?? "", "--database", server.database], in: server.folder)
            #expect(rest.end == .exit(0), "\(rest.errors)")
            #expect(try await server.isDelivered(with: client))
            #expect(try await client.get("/api/v1/dead-letters").json()["data"] == [])
            #expect(receiver.taken.count == 4)
            for id in Set(receiver.arrivals.map(\.id)) {
                #expect(Set(receiver.arrivals.filter { $0.id == id }.map(\.body)).count == 1)
            }
            #expect(try await client.post("\(endpoint)/deliveries/999999/replay").status == 409)
        }
    }

    @Test func `private addresses are refused unless they are allowed`() async throws {
        try await withServer(Server.Settings(webhooks: [])) { server in
            let client = try await server.client()
            let bad = [
                "https://127.0.0.1/", "https://localhost/", "https://10.0.0.1/", "https://192.168.1.1/crm",
                "https://169.254.169.254/latest/meta-data", "https://[::1]/", "https://[::ffff:127.0.0.1]/",
                "https://2130706433/", "https://0x7f.1/", "http://example.com/", "ftp://example.com/",
                "https://user:secret@example.com/", "file:///etc/passwd", "not a URL", "",
            ]
            for url in bad {
                let answer = try await client.post("/api/v1/webhook-endpoints", ["url": .string(url)])
                #expect(answer.status == 422, "\(url): \(answer.text)")
                #expect(try answer.json()["errors"]?.items?.first?["pointer"] == "/url", "\(url)")
            }
            let unknown = try await client.post(
                "/api/v1/webhook-endpoints", ["url": "https://example.com/", "event_types": ["everything"]])
            #expect(unknown.status == 422)
            #expect(try unknown.json()["errors"]?.items?.first?["pointer"] == "/event_types")
            let good = try await client.post("/api/v1/webhook-endpoints", ["url": "https://crm.example.com/hook"])
            #expect(good.status == 201, "\(good.text)")
        }
    }

    /// Within each conversation, events must come with rising sequence.
    static func expectInOrder(_ arrivals: [WebhookReceiver.Arrival]) throws {
        var last: [String: Double] = [:]
        for arrival in arrivals {
            let body = try arrival.json()
            guard let ticket = body["ticket"]?["id"]?.text, let sequence = body["sequence"]?.double else { continue }
            #expect(sequence > last[ticket] ?? 0, "\(ticket)")
            last[ticket] = sequence
        }
    }

    private static func breaker(_ endpoint: HTTPAnswer, _ client: HTTPClient) async throws -> String? {
        let id = try endpoint.json()["id"]?.text ?? ""
        return try await client.get("/api/v1/webhook-endpoints/\(id)").json()["breaker"]?.text
    }
}
