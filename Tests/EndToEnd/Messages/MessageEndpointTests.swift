import Conversations
import Testing

@Suite(.sharedServer) struct MessageEndpointTests {
    @Test func `a message gets every field of the answer`() async throws {
        let client = try SharedServer.client()
        let answer = try await client.message(
            SmallDomain.slow, from: "+5511990000001",
            ["customer": ["name": "Ana Souza", "tier": "gold", "plan": "500 Mega", "open_invoice": true]])
        #expect(answer.status == 200)
        #expect(answer.header("content-type") == "application/json")
        let json = try answer.json()
        #expect(
            json.fields.map { Set($0.keys) } == [
                "message_id", "conversation_id", "customer_id", "decision_id", "intent", "sub_intent", "intents",
                "confidence", "sentiment", "sentiment_score", "resolution_type", "reason", "threshold",
                "actions_requested", "actions_taken", "facts", "reply", "assigned_to", "duplicate",
                "processing_time_ms", "model",
            ])
        #expect(json["message_id"]?.text?.hasPrefix("msg_") == true)
        #expect(json["conversation_id"]?.text?.hasPrefix("cnv_") == true)
        #expect(json["customer_id"]?.text?.hasPrefix("cus_") == true)
        #expect(json["decision_id"]?.text?.hasPrefix("dec_") == true)
        #expect(json["intent"]?.text == "technical")
        #expect(json["sub_intent"]?.text == "technical/slow_connection")
        let (confidence, threshold) = (
            try #require(json["confidence"]?.double), try #require(json["threshold"]?.double)
        )
        #expect((threshold...1).contains(confidence))
        let moods: Set = ["frustrated", "urgent", "satisfied", "neutral", "negative"]
        #expect(moods.contains(json["sentiment"]?.text ?? ""))
        #expect((-1...1).contains(try #require(json["sentiment_score"]?.double)))
        #expect(json["resolution_type"] == "ai_automated")
        #expect(json["reason"] == "answered")
        #expect(json["actions_requested"]?.items?.contains("run_line_test") == true)
        #expect(json["actions_taken"] == [])
        #expect(json["facts"] == .object([:]))
        #expect(json["intents"]?.items?.first?["intent"] == "technical/slow_connection")
        #expect(json["reply"]?["text"]?.text?.isEmpty == false)
        #expect(json["reply"]?["template"]?.text?.isEmpty == false)
        #expect(json["assigned_to"] == .null)
        #expect(json["duplicate"] == false)
        #expect((0...10_000).contains(try #require(json["processing_time_ms"]?.double)))
        #expect(json["model"]?.text?.hasPrefix("sha256:") == true)
    }

    @Test func `who asks for a person gets a team and a notice`() async throws {
        let client = try SharedServer.client()
        let json = try await client.message(SmallDomain.human, from: "ana@example.com", channel: "email").json()
        #expect(json["resolution_type"] == "human_routed")
        #expect(json["reason"] == "asks_for_person")
        #expect(json["assigned_to"]?["team"] == "atendimento")
        #expect(json["assigned_to"]?["agent"] == .null)
        #expect(json["reply"]?["text"]?.text?.isEmpty == false)
    }

    @Test(arguments: ["whatsapp", "email", "web_chat", "phone"])
    func `every channel is taken`(channel: String) async throws {
        let client = try SharedServer.client()
        let sender = channel == "email" ? "canais@example.com" : "+5511990000002"
        let answer = try await client.message(SmallDomain.slow, from: sender, channel: channel)
        #expect(answer.status == 200, "\(answer.text)")
    }

    @Test func `an idempotency key brings the same answer back`() async throws {
        let client = try SharedServer.client()
        let first = try await client.message(SmallDomain.slow, from: "+5511990000003", key: "key-1")
        let second = try await client.message(SmallDomain.slow, from: "+5511990000003", key: "key-1")
        #expect(first.status == 200 && second.status == 200)
        var (one, two) = (try #require(first.json().fields), try #require(second.json().fields))
        #expect(one.removeValue(forKey: "duplicate") == false)
        #expect(two.removeValue(forKey: "duplicate") == true)
        #expect(one == two)
    }

    @Test func `twins under one idempotency key are one message`() async throws {
        let client = try SharedServer.client()
        let answers = try await withThrowingTaskGroup { group in
            for _ in 0..<200 {
                group.addTask {
                    try await client.message(SmallDomain.slow, from: "+5511990000006", key: "twins").json()
                }
            }
            return try await group.reduce(into: [JSONValue]()) { $0.append($1) }
        }
        #expect(answers.count { $0["duplicate"] == false } == 1)
        #expect(Set(answers.map { $0["decision_id"] }).count == 1)
        let path = "/api/v1/conversations/\(answers.first?["conversation_id"]?.text ?? "")/messages"
        #expect(try await client.get(path).json()["data"]?.items?.count == 2)
    }

    @Test func `an idempotency key is refused with another body, and is its caller's own`() async throws {
        let client = try SharedServer.client()
        let other = try await SharedServer.server().client()
        let first = try await client.message("primeira mensagem", from: "+5511990000004", key: "key-2")
        let changed = try await client.message("segunda mensagem", from: "+5511990000004", key: "key-2")
        #expect(changed.status == 409)
        #expect(try changed.json()["type"] == "urn:triage:problem:idempotency-key-reused")
        let stranger = try await other.message("segunda mensagem", from: "+5511990000004", key: "key-2")
        #expect(stranger.status == 200)
        #expect(try stranger.json()["message_id"] != first.json()["message_id"])
    }

    @Test func `a message id that another message has is refused, and no answer is given away`() async throws {
        let client = try SharedServer.client()
        func post(_ text: String, from customer: String) async throws -> HTTPAnswer {
            try await client.post(
                "/api/v1/conversations/message",
                [
                    "channel": "web_chat", "customer_identifier": .string(customer), "message": .string(text),
                    "message_id": "the-same-1",
                ])
        }
        let first = try await post(SmallDomain.slow, from: "reuse-1")
        #expect(first.status == 200)
        for (text, customer) in [(SmallDomain.slow, "reuse-2"), ("outra coisa", "reuse-1")] {
            let answer = try await post(text, from: customer)
            #expect(answer.status == 409)
            #expect(try answer.json()["type"] == "urn:triage:problem:message-id-reused")
        }
        let again = try await post(SmallDomain.slow, from: "reuse-1")
        #expect(try again.json()["duplicate"] == true)
        #expect(try again.json()["message_id"] == first.json()["message_id"])
    }

    @Test func `odd texts are taken and kept as they are`() async throws {
        let client = try SharedServer.client()
        let odd = [
            "👍", "👩‍👩‍👧‍👦 não tenho sinal", "e" + String(repeating: "\u{301}", count: 5000), "\u{202E}atnel ten",
            "'; DROP TABLE messages; --", "%s%n%x ${jndi:ldap://x} {{7*7}} <script>alert(1)</script>",
            "=cmd|' /C calc'!A0", "a\r\nX-Injected: 1\r\n\r\n", "\u{FEFF}oi\u{200B}", "İıſK", "1e400 -0 NaN",
            String(repeating: "a", count: 60_000), String(repeating: "oi ", count: 20_000),
        ]
        for (index, text) in odd.enumerated() {
            let answer = try await client.message(text, from: "+55119912000\(index)")
            #expect(answer.status == 200, "\(text.prefix(40))")
            let path = "/api/v1/conversations/\(try answer.json()["conversation_id"]?.text ?? "")/messages"
            let kept = try await client.get(path).json()["data"]?.items?.first?["text"]?.text
            #expect(kept.map { Array($0.utf8) } == Array(text.utf8), "\(text.prefix(40))")
        }
    }

    @Test func `a mail's own words are classified, and subject and type are kept`() async throws {
        let client = try SharedServer.client()
        let html = """
            <div>\(SmallDomain.slow)</div><div class="gmail_quote"><div class="gmail_attr">On Mon, 3 Nov 2026 at 10:00,
            Shop &lt;shop@example.com&gt; wrote:</div><blockquote>\(SmallDomain.human)</blockquote></div>
            """
        let answer = try await client.message(
            html, from: "html@example.com", channel: "email",
            ["subject": "Re: conta", "content_type": "text/html"]
        ).json()
        let decision = try await client.get("/api/v1/decisions/\(answer["decision_id"]?.text ?? "")").json()
        #expect(decision["classified_text"]?.text == SmallDomain.slow)
        #expect(decision["notes"]?.items?.contains("quoted_text_removed") == true)
        let path = "/api/v1/conversations/\(answer["conversation_id"]?.text ?? "")/messages"
        let kept = try await client.get(path).json()["data"]?.items?.first
        #expect(kept?["subject"] == "Re: conta")
        #expect(kept?["content_type"] == "text/html")
        #expect(kept?["text"]?.text == html)
    }

    @Test func `automatic mail is met with silence, and a mail without own words with a person`() async throws {
        let client = try SharedServer.client()
        let absent = try await client.message(
            "Estou de férias.", from: "ferias@example.com", channel: "email", ["subject": "Resposta automática: Conta"]
        ).json()
        #expect(absent["resolution_type"] == "suppressed")
        #expect(absent["reason"] == "automatic_mail")
        #expect(absent["reply"] == .null)
        let quoting = try await client.message(
            "Em seg., 3 de nov. de 2026 às 10:00, Loja <l@example.com> escreveu:\n> \(SmallDomain.slow)",
            from: "cita@example.com", channel: "email"
        ).json()
        #expect(quoting["resolution_type"] == "human_routed")
        #expect(quoting["reason"] == "nothing_own")
        #expect(quoting["sub_intent"] == .null)
        let decision = try await client.get("/api/v1/decisions/\(quoting["decision_id"]?.text ?? "")").json()
        #expect(decision["notes"]?.items?.contains("nothing_own") == true)
        #expect(decision["classified_text"] == "")
    }

    @Test func `a provider's message id counts within its channel and inbox`() async throws {
        let client = try SharedServer.client()
        let sender = "+5511990000005"
        let first = try await client.message(SmallDomain.slow, from: sender, ["message_id": "wamid.7"]).json()
        let again = try await client.message(SmallDomain.slow, from: sender, ["message_id": "wamid.7"]).json()
        let elsewhere = try await client.message(
            SmallDomain.slow, from: sender, ["message_id": "wamid.7", "inbox": "second"]
        ).json()
        #expect(again["duplicate"] == true)
        #expect(again["message_id"] == first["message_id"])
        #expect(elsewhere["duplicate"] == false)
        #expect(elsewhere["message_id"] != first["message_id"])
    }

    @Test func `a CRM's own numbers are taken on every channel`() async throws {
        let client = try SharedServer.client()
        let identifiers = ["CUST_12345", "cust 12345", "98765432109876543210", "+123", "cliente-ção", "ana@host"]
        for identifier in identifiers {
            for channel in ["whatsapp", "web_chat", "phone", "email"] {
                if channel == "email", identifier.contains(" ") { continue }
                let answer = try await client.message("oi", from: identifier, channel: channel)
                #expect(answer.status == 200, "\(identifier) on \(channel): \(answer.text)")
            }
        }
        let named = try await client.message("oi", from: "Ana Silva <ana.silva@example.com>", channel: "email")
        #expect(named.status == 200)
    }

    @Test func `a key may come again in another object`() async throws {
        let client = try SharedServer.client()
        let text =
            #"{"channel":"whatsapp","customer_identifier":"+5511990000042","message":"{\"a\":1,\"a\":2}","#
            + #""customer":{"message":"x"},"metadata":{"a":{"a":[{"a":1},{"a":"a"}]},"b":"a","channel":1}}"#
        let answer = try await client.send(
            HTTPCall(
                method: "POST", path: "/api/v1/conversations/message", headers: [("Content-Type", "application/json")],
                body: Array(text.utf8)))
        #expect(answer.status == 200, "\(answer.text)")
    }

    @Test func `a burst from a new customer is one conversation`() async throws {
        let client = try SharedServer.client()
        for customer in 0..<10 {
            let conversations = try await withThrowingTaskGroup { group in
                for index in 0..<12 {
                    group.addTask {
                        try await client.message("foto \(index)", from: "+55119911000\(customer)").json()
                    }
                }
                return try await group.reduce(into: Set<JSONValue?>()) { $0.insert($1["conversation_id"]) }
            }
            #expect(conversations.count == 1)
        }
    }
}
