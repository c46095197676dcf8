import Conversations
import Testing

@Suite(.sharedServer) struct CustomerTests {
    /// A customer who has written once.
    struct Known {
        let client: HTTPClient
        let path: String

        init(_ identifier: String) async throws {
            client = try SharedServer.client()
            let message = try await client.message("oi", from: identifier).json()
            path = "/api/v1/customers/\(message["customer_id"]?.text ?? "")"
        }

        func change(_ fields: JSONValue) async throws -> HTTPAnswer {
            try await client.send(.json("PATCH", path, fields))
        }

        func read() async throws -> JSONValue { try await client.get(path).json() }
    }

    @Test func `who opts out with a message is not answered, from that message on`() async throws {
        let client = try SharedServer.client()
        let sender = "+5511960000001"
        let answered = try await client.message(SmallDomain.slow, from: sender, ["customer": ["opted_out": false]])
        #expect(try answered.json()["resolution_type"] == "ai_automated")
        for facts: JSONValue in [["customer": ["opted_out": true]], [:], ["customer": ["opted_out": .null]]] {
            let message = try await client.message(SmallDomain.slow, from: sender, facts).json()
            #expect(message["reply"] == .null, "\(message)")
            #expect(message["resolution_type"] != "ai_automated")
        }
        let customerID = try answered.json()["customer_id"]?.text ?? ""
        let customer = try await client.get("/api/v1/customers/\(customerID)").json()
        #expect(customer["opted_out"] == true)
        #expect(customer["attributes"] == [:])
    }

    @Test func `the reason for silence is the opt-out, and taking it back is obeyed too`() async throws {
        let client = try SharedServer.client()
        let sender = "+5511960000002"
        let first = try await client.message(SmallDomain.slow, from: sender, ["customer": ["opted_out": true]]).json()
        #expect(first["reason"] == "opted_out")
        let conversation = "/api/v1/conversations/\(first["conversation_id"]?.text ?? "")"
        #expect(try await client.post(conversation + "/resolve").status == 200)
        let back = try await client.message(SmallDomain.slow, from: sender, ["customer": ["opted_out": false]]).json()
        #expect(back["resolution_type"] == "ai_automated")
        #expect(back["reply"] != .null)
    }

    @Test func `a change follows the same rules as what comes with a message`() async throws {
        let known = try await Known("+5511960000003")
        let changed = try await known.change([
            "name": "  Ana ", "tier": "gold", "language": "pt-BR", "opted_out": true, "city": "Recife",
            "attributes": ["open_invoice": true],
        ])
        #expect(changed.status == 200, "\(changed.text)")
        let customer = try await known.read()
        #expect(customer["name"] == "Ana")
        #expect(customer["tier"] == "gold")
        #expect(customer["language"] == "pt")
        #expect(customer["opted_out"] == true)
        #expect(customer["attributes"] == ["city": "Recife", "open_invoice": true])
        let cleared = try await known.change(["tier": "", "city": .null, "opted_out": false])
        #expect(try cleared.json()["tier"] == .null)
        #expect(try cleared.json()["attributes"] == ["open_invoice": true])
        #expect(try cleared.json()["opted_out"] == false)
        #expect(try cleared.json()["name"] == "Ana", "what is not said stays")
    }

    @Test func `a stated language is kept whatever is written later`() async throws {
        let known = try await Known("+5511960000004")
        #expect(try await known.change(["language": "en"]).status == 200)
        for _ in 0..<3 {
            _ = try await known.client.message(
                "a minha internet está muito lenta desde ontem à noite e já reiniciei o modem duas vezes",
                from: "+5511960000004")
        }
        #expect(try await known.read()["language"] == "en")
    }

    @Test func `a change that cannot be made whole is refused whole`() async throws {
        let known = try await Known("+5511960000005")
        let bad: [(fields: JSONValue, pointer: String)] = [
            (["language": "klingon"], "/language"), (["language": "p"], "/language"), (["language": "12"], "/language"),
            (["language": "pt-"], "/language"), (["opted_out": "true"], "/opted_out"), (["name": 7], "/name"),
            (["name": "a\u{2028}b"], "/name"), (["attributes": "x"], "/attributes"),
            (["attributes": ["opted_out": true]], "/attributes/opted_out"), (["_memory": 1], "/_memory"),
        ]
        for (fields, pointer) in bad {
            let answer = try await known.change(fields)
            #expect(answer.status == 422, "\(fields): \(answer.text)")
            #expect(try answer.json()["errors"]?.items?.map { $0["pointer"] } == [.string(pointer)], "\(answer.text)")
        }
        for hundred in 0..<3 {
            let facts = Dictionary(uniqueKeysWithValues: (0..<40).map { ("f\(hundred)-\($0)", JSONValue.integer(1)) })
            let answer = try await known.change(.object(facts))
            #expect(answer.status == (hundred < 2 ? 200 : 422), "\(answer.text)")
        }
        #expect(try await known.read()["attributes"]?.fields?.count == 80)
        for language in ["pt", "pt-BR", "PT_br", "es-419", "zh-Hans-CN", ""] {
            let answer = try await known.change(["language": .string(language)])
            #expect(answer.status == 200, "\(language): \(answer.text)")
            let expected: JSONValue = language.isEmpty ? .null : .string(String(language.prefix(2).lowercased()))
            #expect(try answer.json()["language"] == expected)
        }
    }
}
