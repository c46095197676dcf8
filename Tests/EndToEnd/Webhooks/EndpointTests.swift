import Conversations
import Testing

/// Managing webhook endpoints.
@Suite(.sharedServer) struct EndpointTests {
    private static let path = "/api/v1/webhook-endpoints"

    @Test func `a description is one line of visible text`() async throws {
        let client = try SharedServer.client()
        for description in ["a\u{0}b", "a\nb", "a\u{85}b", "a\u{2028}b", String(repeating: "a", count: 501)] {
            let url = JSONValue.string("https://crm.example.com/description")
            let made = try await client.post(Self.path, ["url": url, "description": .string(description)])
            #expect(made.status == 422, "\(made.text)")
            #expect(try made.json()["errors"]?.items?.map { $0["pointer"] } == ["/description"])
        }
        let made = try await client.post(
            Self.path, ["url": "https://crm.example.com/description", "description": "CRM – produção"])
        #expect(made.status == 201)
        let one = "\(Self.path)/\(try made.json()["id"]?.text ?? "")"
        let changed = try await client.send(.json("PATCH", one, ["description": "a\u{7F}b"]))
        #expect(changed.status == 422)
        #expect(try await client.get(one).json()["description"] == "CRM – produção")
        let renamed = try await client.send(.json("PATCH", one, ["event_types": ["*"]]))
        #expect(try renamed.json()["description"] == "CRM – produção")
        let cleared = try await client.send(.json("PATCH", one, ["description": " "]))
        #expect(try cleared.json()["description"] == .null)
    }

    @Test func `a field that an endpoint does not have is refused`() async throws {
        let client = try SharedServer.client()
        let url = JSONValue.string("https://crm.example.com/misspelt")
        let slip = JSONValue.array(["ticket.created"])
        let made = try await client.post(Self.path, ["url": url, "event_type": slip])
        #expect(made.status == 422, "\(made.text)")
        let error = try made.json()["errors"]?.items?.first
        #expect(error?["pointer"] == "/event_type")
        #expect(
            error?["detail"] == "is no field of an endpoint; it has url, event_types, description, enabled")
        // Once there it can be switched off.
        #expect(try await client.post(Self.path, ["url": url, "enabled": false]).status == 422)
        let right = try await client.post(Self.path, ["url": url, "event_types": slip])
        let one = "\(Self.path)/\(try right.json()["id"]?.text ?? "")"
        for fields in [["a/b": true], ["Enabled": false, "description": "a"]] as [JSONValue] {
            let changed = try await client.send(.json("PATCH", one, fields))
            #expect(changed.status == 422, "\(changed.text)")
        }
        #expect(try await client.get(one).json()["description"] == .null)
    }

    @Test func `a disabled endpoint is there, and gets no test event`() async throws {
        let client = try SharedServer.client()
        let made = try await client.post(Self.path, ["url": "https://crm.example.com/disabled"])
        let one = "\(Self.path)/\(try made.json()["id"]?.text ?? "")"
        #expect(try await client.send(.json("PATCH", one, ["enabled": false])).status == 200)
        let refused = try await client.post(one + "/test", [:])
        #expect(refused.status == 409, "\(refused.text)")
        #expect(try refused.json()["type"] == "urn:triage:problem:endpoint-disabled")
        #expect(try await client.post(Self.path + "/whk_01kakc9w3h8f5n2q6d0m4x7b1s/test", [:]).status == 404)
    }

    @Test func `event types are a set, and all of them is all of them`() async throws {
        let client = try SharedServer.client()
        let rows: [(sent: JSONValue, kept: JSONValue)] = [
            (["*", "*"], ["*"]), (["ticket.created", "*"], ["*"]),
            (
                ["ticket.resolved", "ticket.created", "ticket.resolved"],
                ["ticket.resolved", "ticket.created"]
            ),
        ]
        for (sent, kept) in rows {
            let made = try await client.post(Self.path, ["url": "https://crm.example.com/types", "event_types": sent])
            #expect(made.status == 201, "\(made.text)")
            #expect(try made.json()["event_types"] == kept)
            let one = "\(Self.path)/\(try made.json()["id"]?.text ?? "")"
            #expect(try await client.send(.json("PATCH", one, ["event_types": sent])).json()["event_types"] == kept)
        }
        let none = try await client.post(Self.path, ["url": "https://crm.example.com/", "event_types": []])
        #expect(none.status == 422)
    }

    @Test func `endpoints are paged like every list`() async throws {
        let client = try SharedServer.client()
        var made: Set<String?> = []
        for number in 0..<5 {
            let answer = try await client.post(Self.path, ["url": .string("https://crm.example.com/page/\(number)")])
            made.insert(try answer.json()["id"]?.text)
        }
        var (listed, cursor): ([String?], String?) = ([], nil)
        repeat {
            let query = "?limit=2" + (cursor.map { "&cursor=\($0)" } ?? "")
            let page = try await client.get(Self.path + query).json()
            let items = try #require(page["data"]?.items)
            #expect((1...2).contains(items.count))
            listed += items.map { $0["id"]?.text }
            cursor = page["next_cursor"]?.text
        } while cursor != nil && listed.count < 1000
        #expect(Set(listed).count == listed.count)
        #expect(made.isSubset(of: listed))
        for query in ["?limit=0", "?cursor=%%", "?cursor=YXxi"] {
            #expect(try await client.get(Self.path + query).status == 422, "\(query)")
        }
    }
}
