import Conversations
import Foundation
import Testing

/// What fields may hold, at the limits and beyond.
@Suite(.sharedServer) struct FieldTests {
    /// Posts a message with these fields.
    ///
    /// - Parameter pointer: the one field that must be refused; nil when the message must be taken.
    private func expect(_ name: String, _ fields: JSONValue, refusedAt pointer: String?) async throws {
        let answer = try await SharedServer.client().message("oi", from: "+5511971000001", fields)
        try Self.expect(name, answer, refusedAt: pointer)
    }

    /// - Parameter status: when it is taken.
    private static func expect(
        _ name: String, _ answer: HTTPAnswer, refusedAt pointer: String?, status: Int = 200
    ) throws {
        #expect(answer.status == (pointer == nil ? status : 422), "\(name): \(answer.text.prefix(500))")
        guard let pointer else { return }
        let pointers = try answer.json()["errors"]?.items?.map { $0["pointer"]?.text }
        #expect(pointers == [pointer], "\(name): \(answer.text.prefix(500))")
    }

    /// So many bytes of UTF-8 in half as many characters.
    private static func text(_ bytes: Int) -> String {
        String(repeating: "é", count: bytes / 2) + (bytes.isMultiple(of: 2) ? "" : "a")
    }

    @Test(arguments: [("/message", 65_536), ("/message_id", 255)])
    func `limits are in bytes, and what is at the limit is taken`(pointer: String, limit: Int) async throws {
        let name = String(pointer.dropFirst())
        try await expect("\(name) at the limit", [name: .string(Self.text(limit))], refusedAt: nil)
        try await expect("\(name) beyond it", [name: .string(Self.text(limit + 1))], refusedAt: pointer)
    }

    @Test func `a subject has 998 bytes at most, and a blank one counts as none`() async throws {
        try await expect("subject at the limit", ["subject": .string(Self.text(998))], refusedAt: nil)
        try await expect("subject beyond it", ["subject": .string(Self.text(999))], refusedAt: "/subject")
        try await expect("two lines", ["subject": "a\nb"], refusedAt: "/subject")
        for blank in ["", "  ", "\u{200B}"] { try await expect("blank", ["subject": .string(blank)], refusedAt: nil) }
    }

    @Test func `a text is plain or HTML`() async throws {
        for type in ["text/plain", "text/html", "Text/HTML; charset=utf-8"] {
            try await expect(type, ["content_type": .string(type)], refusedAt: nil)
        }
        for type in ["", "html", "text/markdown", "application/json"] {
            try await expect(type, ["content_type": .string(type)], refusedAt: "/content_type")
        }
    }

    @Test func `a body has 256 KiB at most`() async throws {
        let client = try SharedServer.client()
        var call = try HTTPClient.message("oi", from: "+5511971000007")
        let blanks = 262_144 - (call.body?.count ?? 0)
        call.body?.append(contentsOf: Array(repeating: UInt8(ascii: " "), count: blanks))
        #expect(try await client.send(call).status == 200)
        call.body?.append(UInt8(ascii: " "))
        #expect(try await client.send(call).status == 413)
    }

    @Test func `a profile has 100 attributes at most`() async throws {
        let client = try SharedServer.client()
        let answer = try await client.message("oi", from: "+5511971000008", ["customer": Self.attributes(50)]).json()
        let path = "/api/v1/customers/\(answer["customer_id"]?.text ?? "")"
        let more = (0..<50).map { ("b\($0)", JSONValue.integer(1)) }
        let full = try await client.send(
            .json("PATCH", path, .object(Dictionary(uniqueKeysWithValues: more))))
        #expect(try full.json()["attributes"]?.fields?.count == 100)
        #expect(try await client.send(.json("PATCH", path, ["b0": 2])).status == 200)
        #expect(try await client.send(.json("PATCH", path, ["c": 1])).status == 422)
        // A message is taken without what goes beyond, and its decision says so.
        let next = try await client.message("oi", from: "+5511971000008", ["customer": ["c": 1]]).json()
        let decision = try await client.get("/api/v1/decisions/\(next["decision_id"]?.text ?? "")").json()
        #expect(decision["notes"]?.items?.contains("profile_facts_dropped") == true)
        #expect(try await client.get(path).json()["attributes"]?.fields?.count == 100)
    }

    @Test func `the customer's fields have limits`() async throws {
        let rows: [(String, JSONValue, String?)] = [
            ("name", ["name": .string(Self.text(256))], nil),
            ("name", ["name": .string(Self.text(257))], "/customer/name"),
            ("tier", ["tier": .string(Self.text(257))], "/customer/tier"),
            ("plan", ["plan": .string(Self.text(257))], "/customer/plan"),
            ("an attribute's name", [Self.text(64): 1], nil),
            ("an attribute's name", [Self.text(65): 1], "/customer/\(Self.text(65))"),
            ("an attribute's name", ["attributes": [Self.text(65): 1]], "/customer/attributes/\(Self.text(65))"),
            // {"a":"…"} takes eight bytes more than the text.
            ("size", ["a": .string(Self.text(8184))], nil), ("size", ["a": .string(Self.text(8185))], "/customer"),
            ("size", ["attributes": ["a": .string(Self.text(8185))]], "/customer"),
            ("attributes", Self.attributes(50), nil), ("attributes", Self.attributes(51), "/customer"),
            ("attributes", ["attributes": Self.attributes(50)], nil),
            ("attributes", ["attributes": Self.attributes(51)], "/customer"),
            ("attributes", ["attributes": Self.attributes(50), "one_more": 1], "/customer"),
            ("attributes", ["attributes": Self.attributes(49), "name": "Ana", "one_more": 1], nil),
            ("an attribute twice", ["attributes": ["a": 1], "a": 2], "/customer/a"),
            ("a name to clear", ["name": ""], nil), ("a name to clear", ["name": " \u{A0}"], nil),
            ("a name of nothing to see", ["name": "\u{200B}"], "/customer/name"),
            ("a name with a bell", ["name": "Ana\u{7}"], "/customer/name"),
            ("an attribute's name of nothing to see", ["\u{2060}": 1], "/customer/\u{2060}"),
            ("an attribute's name with NUL", ["a\u{0}": 1], "/customer/a\u{0}"),
            ("an attribute with NUL", ["a": "b\u{0}"], "/customer/a"),
            ("NUL within an attribute", ["attributes": ["a": [1, ["b": "\u{0}"]]]], "/customer/attributes/a/1/b"),
            ("an attribute of several lines", ["a": "b\nc\u{7}"], nil),
        ]
        for (index, (name, customer, pointer)) in rows.enumerated() {
            let answer = try await SharedServer.client().message(
                "oi", from: "perfil-\(index)", channel: "web_chat", ["customer": customer])
            try Self.expect("\(index) \(name)", answer, refusedAt: pointer)
        }
    }

    private static func attributes(_ count: Int) -> JSONValue {
        .object(Dictionary(uniqueKeysWithValues: (0..<count).map { ("a\($0)", 1) }))
    }

    @Test func `metadata may be anything of 8 KiB but NUL`() async throws {
        let rows: [(String, JSONValue, String?)] = [
            ("size", ["a": .string(Self.text(8184))], nil), ("size", ["a": .string(Self.text(8185))], "/metadata"),
            // Only profiles have a limit to their attributes.
            ("many", Self.attributes(51), nil), ("names", ["": 1, "_x": 1, "a\nb": "\u{7}\u{200B}"], nil),
            ("NUL", ["a": "x\u{0}y"], "/metadata/a"), ("NUL in a name", ["a/\u{0}": 1], "/metadata/a~1\u{0}"),
            ("NUL within", ["a": [["b": "x"], ["c": "\u{0}"]]], "/metadata/a/1/c"),
        ]
        for (name, metadata, pointer) in rows { try await expect(name, ["metadata": metadata], refusedAt: pointer) }
    }

    @Test func `an identifier and an inbox have limits`() async throws {
        let client = try SharedServer.client()
        for (bytes, pointer) in [(256, nil), (257, "/customer_identifier")] {
            let answer = try await client.message("oi", from: Self.text(bytes), channel: "web_chat")
            try Self.expect("identifier of \(bytes)", answer, refusedAt: pointer)
        }
        for inbox in [Self.text(65), "", " ", "\u{200B}", "default\u{0}", "default\u{1F}", "default\u{2028}"] {
            try await expect("inbox", ["inbox": .string(inbox)], refusedAt: "/inbox")
        }
        #expect(try await client.message("oi", from: "+5511971000002", ["inbox": .string(Self.text(64))]).status == 404)
    }

    @Test(arguments: [
        "\u{0}", "\u{1}", "\u{7}\u{1B}", "\u{AD}", "\u{200B}", "\u{FEFF}", "\u{2060}", "\u{FE0F}", "\u{202E}\u{202C}",
        "\u{301}", " \u{200D}\n", "\u{2800}", "\u{3164}", "\u{E0020}",
    ])
    func `a message that nobody can see is no message`(text: String) async throws {
        try await expect("invisible", ["message": .string(text)], refusedAt: "/message")
    }

    /// Other controls are no reason to turn a customer away, and stay in the thread.
    @Test(arguments: [
        "oi\u{7}", "\u{1B}[31moi", "o\ti\r\noi", "\u{FEFF}oi", "oi\u{200B}", "👍", "?", "\u{85}oi\u{2028}",
    ])
    func `what can be seen is taken as it came`(text: String) async throws {
        let client = try SharedServer.client()
        let answer = try await client.message(text, from: "+55119720000\(10 + text.utf8.count)")
        #expect(answer.status == 200, "\(answer.text)")
        let conversation = try answer.json()["conversation_id"]?.text ?? ""
        let thread = try await client.get("/api/v1/conversations/\(conversation)/messages?limit=200").json()
        #expect(thread["data"]?.items?.contains { $0["text"] == .string(text) } == true)
    }

    @Test func `a time is RFC 3339, plausible, and shown in UTC`() async throws {
        for text in [
            "2026-11-20T10:00:00Zfoo", "2026-02-30T10:00:00Z", "2026-11-20T10:60:00Z", "2026-11-20T24:00:00Z",
            "2026-11-20T10:00:00+0300", "2026-11-20T10:00:60Z", "2026-11-20 10:00:00Z", "", "1999-12-31T23:59:59Z",
        ] {
            try await expect(text, ["sent_at": .string(text)], refusedAt: "/sent_at")
        }
        let client = try SharedServer.client()
        let answer = try await client.message(
            "oi", from: "+5511971000003", ["sent_at": "2016-12-31t20:59:60.25-03:00"])
        #expect(answer.status == 200, "\(answer.text)")
        let conversation = try answer.json()["conversation_id"]?.text ?? ""
        let thread = try await client.get("/api/v1/conversations/\(conversation)/messages").json()
        #expect(thread["data"]?.items?.first?["sent_at"] == "2017-01-01T00:00:00.250Z")
        for (ahead, pointer) in [(86_000, nil), (87_000, "/sent_at")] {
            let text = Instant(Date()).adding(seconds: Double(ahead)).rfc3339
            try await expect("\(ahead) s ahead", ["sent_at": .string(text)], refusedAt: pointer)
        }
    }

    @Test func `replies, notes and agents have limits`() async throws {
        let client = try SharedServer.client()
        let answer = try await client.message(SmallDomain.human, from: "+5511971000004").json()
        let conversation = "/api/v1/conversations/\(answer["conversation_id"]?.text ?? "")"
        let agent = String(repeating: "a", count: 64)
        let rows: [(path: String, JSONValue, String?, status: Int)] = [
            ("notes", ["agent": .string(agent), "text": .string(Self.text(65_536))], nil, 201),
            ("notes", ["agent": .string(agent), "text": .string(Self.text(65_537))], "/text", 0),
            ("notes", ["agent": .string(agent + "a"), "text": "oi"], "/agent", 0),
            ("messages", ["agent": .string(agent), "text": .string(Self.text(65_536))], nil, 201),
            ("messages", ["agent": .string(agent), "text": .string(Self.text(65_537))], "/text", 0),
            ("resolve", ["note": .string(Self.text(4097))], "/note", 0),
            ("resolve", ["disposition": "resolved", "note": .string(Self.text(4096))], nil, 200),
        ]
        for (path, body, pointer, status) in rows {
            let answer = try await client.post("\(conversation)/\(path)", body)
            try Self.expect(path, answer, refusedAt: pointer, status: status)
        }
    }

    @Test func `a snooze lasts 90 days at most`() async throws {
        let client = try SharedServer.client()
        let answer = try await client.message(SmallDomain.human, from: "+5511971000005").json()
        let path = "/api/v1/conversations/\(answer["conversation_id"]?.text ?? "")/snooze"
        for (seconds, pointer) in [(-5, "/until"), (90 * 86_400 + 60, "/until"), (60, nil), (90 * 86_400 - 60, nil)] {
            let until = Instant(Date()).adding(seconds: Double(seconds)).rfc3339
            let answer = try await client.post(path, ["until": .string(until)])
            try Self.expect("\(seconds) s", answer, refusedAt: pointer)
        }
    }

    @Test func `an endpoint's fields have limits`() async throws {
        let client = try SharedServer.client()
        let url = "https://crm.example.com/"
        let rows: [(String, JSONValue, String?)] = [
            ("description", ["url": .string(url), "description": .string(Self.text(500))], nil),
            ("description", ["url": .string(url), "description": .string(Self.text(501))], "/description"),
            ("description", ["url": .string(url), "description": "\u{200B}"], "/description"),
            ("description", ["url": .string(url), "description": ""], nil),
            ("url", ["url": .string(url + String(repeating: "a", count: 2048 - url.utf8.count))], nil),
            ("url", ["url": .string(url + String(repeating: "a", count: 2049 - url.utf8.count))], "/url"),
        ]
        for (name, body, pointer) in rows {
            let answer = try await client.post("/api/v1/webhook-endpoints", body)
            try Self.expect(name, answer, refusedAt: pointer, status: 201)
        }
    }

    @Test func `a key has 255 visible characters at most`() async throws {
        let client = try SharedServer.client()
        let fits = try await client.message(
            "oi", from: "+5511971000006", key: String(repeating: "k", count: 255))
        #expect(fits.status == 200)
        for key in [String(repeating: "k", count: 256), "", "a b", "a\tb", "é"] {
            let answer = try await client.message("oi", from: "+5511971000006", key: key)
            #expect(answer.status == 400, "\(key.prefix(10)): \(answer.text)")
        }
    }
}
