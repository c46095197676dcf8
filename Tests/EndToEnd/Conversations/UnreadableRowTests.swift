import Conversations
import Foundation
import Storage
import TestSupport
import Testing

/// One damaged row must not stop anybody's list, and must not be hidden.
@Suite struct UnreadableRowTests {
    /// What was made before the damage.
    private struct Made {
        var conversations: [String] = []
        var messages: [String] = []
    }

    @Test func `a row that cannot be read is shown as such, logged and counted, and stops nobody`() async throws {
        var made = Made()
        let folder = try await withServer { server in
            let client = try await server.client()
            for number in 0..<3 {
                let answer = try await client.message(SmallDomain.human, from: "+551193000000\(number)").json()
                made.conversations.append(try #require(answer["conversation_id"]?.text))
                made.messages.append(try #require(answer["message_id"]?.text))
            }
            return server.folder
        }
        try await Self.damage(made, in: folder)
        try await withServer(in: folder) { server in
            let client = try await server.client()
            let bad = made.conversations[1]
            for path in [
                "conversations?owner=queue", "conversations?limit=1", "queue?limit=1", "queue?team=atendimento&",
            ] {
                let (data, unreadable) = try await Self.all("/api/v1/" + path, client)
                #expect(Set(data) == [made.conversations[0], made.conversations[2]], "\(path)")
                #expect(unreadable == [bad], "\(path)")
            }
            // The thread is there all the same, and so is what is readable of another.
            #expect(
                try await Self.all("/api/v1/conversations/\(bad)/messages?", client).data.contains(made.messages[1]))
            let thread = try await Self.all("/api/v1/conversations/\(made.conversations[0])/messages?limit=1", client)
            #expect(thread.unreadable == [made.messages[0]])
            #expect(thread.data.count == 1)

            let metrics = try await client.get("/metrics").text
            #expect(metrics.contains("triage_unreadable_rows{table=\"conversations\"} 1\n"))
            #expect(metrics.contains("triage_unreadable_rows{table=\"messages\"} 1\n"))
            let lines = server.log.split(separator: "\n").filter { $0.contains("a row cannot be read") }
            #expect(lines.count == 2)
            #expect(lines.contains { $0.contains(bad) } && lines.contains { $0.contains(made.messages[0]) })
            // The customer writes again, and a person gets it.
            let next = try await client.message(SmallDomain.slow, from: "+5511930000001").json()
            #expect(next["reason"] == "pipeline_failure")
            #expect(next["assigned_to"]?["team"]?.text != nil)
            #expect(try await client.get("/metrics").text.contains("triage_batches_rewritten_total 1\n"))
        }
    }

    @Test func `the queue goes on behind a row of a priority that nobody knows`() async throws {
        var ids: [String] = []
        let folder = try await withServer { server in
            let client = try await server.client()
            for number in 0..<3 {
                let answer = try await client.message(SmallDomain.human, from: "+551193000001\(number)").json()
                ids.append(try #require(answer["conversation_id"]?.text))
            }
            return server.folder
        }
        try await Self.change("UPDATE conversations SET priority = 99 WHERE id = $1", ids[1], in: folder)
        try await withServer(in: folder) { server in
            let (data, unreadable) = try await Self.all("/api/v1/queue?limit=1", try await server.client())
            #expect(data == [ids[0], ids[2]])
            #expect(unreadable == [ids[1]])
        }
    }

    @Test func `a claim on a row that cannot be read shows among the metrics`() async throws {
        var made = Made()
        let folder = try await withServer { server in
            let client = try await server.client()
            let answer = try await client.message(SmallDomain.human, from: "+5511930000009").json()
            made.conversations.append(try #require(answer["conversation_id"]?.text))
            return server.folder
        }
        let id = made.conversations[0]
        try await Self.change(
            "UPDATE conversations SET priority = 99, owner = 'agent', owner_name = 'ana', claimed_until = 1 WHERE id = $1",
            id, in: folder)
        try await withServer(in: folder) { server in
            let client = try await server.client()
            #expect(
                try await eventually(within: .seconds(20)) {
                    try await client.get("/metrics").text.contains("triage_conversations_unswept 1\n")
                })
            #expect(server.log.contains("a conversation could not be swept"))
        }
    }

    @Test func `customers, endpoints and deliveries are shown so, too`() async throws {
        var (customers, endpoints): ([String], [String]) = ([], [])
        let folder = try await withServer { server in
            let client = try await server.client()
            for number in 0..<3 {
                let made = try await client.post(
                    "/api/v1/webhook-endpoints", ["url": .string("http://127.0.0.1:9/\(number)")])
                endpoints.append(try #require(try made.json()["id"]?.text))
            }
            _ = try await client.message(SmallDomain.slow, from: "+5511930000020")
            _ = try await client.message(SmallDomain.slow, from: "+5511930000021")
            customers = try await Self.all("/api/v1/customers?", client).data
            return server.folder
        }
        let (customer, endpoint) = (customers[0], endpoints[1])
        try await Self.change("UPDATE customers SET attributes = '{' WHERE id = $1", customer, in: folder)
        try await Self.change("UPDATE webhook_endpoints SET event_types = '{' WHERE id = $1", endpoint, in: folder)
        try await Self.change(
            """
            UPDATE events SET type = 'of.another.age'
            WHERE sequence = (SELECT min(event_sequence) FROM deliveries WHERE endpoint_id = $1)
            """,
            endpoint, in: folder)
        try await withServer(in: folder) { server in
            let client = try await server.client()
            let path = "/api/v1/webhook-endpoints"
            for limit in [1, 50] {
                let known = try await Self.all("/api/v1/customers?limit=\(limit)", client)
                #expect(known.data == [customers[1]] && known.unreadable == [customer])
                let listed = try await Self.all("\(path)?limit=\(limit)", client)
                #expect(listed.data == [endpoints[0], endpoints[2]] && listed.unreadable == [endpoint])
                let owed = try await Self.all("\(path)/\(endpoint)/deliveries?limit=\(limit)", client)
                #expect(owed.data.count == 5 && owed.unreadable.count == 1)
            }
            let metrics = try await client.get("/metrics").text
            for table in ["customers", "webhook_endpoints", "deliveries"] {
                #expect(metrics.contains("triage_unreadable_rows{table=\"\(table)\"} 1\n"), "\(table)")
            }
            let list = ["endpoints", "list", "--database", server.database]
            let text = try await Program.run(list, in: folder)
            #expect(text.output.split(separator: "\n").count == 3, "\(text.output)")
            #expect(text.output.contains("\(endpoint)  cannot be read: "), "\(text.output)")
            let json = try await Program.run(list + ["--json"], in: folder)
            let lines = try json.output.split(separator: "\n").map { try JSONDecoder.value(String($0)) }
            #expect(lines.map { $0["id"]?.text } == endpoints)
            #expect(lines[1]["unreadable"]?.text?.isEmpty == false)
            #expect(try await client.send(HTTPCall(method: "DELETE", path: "\(path)/\(endpoint)")).status == 204)
            #expect(try await Self.all("\(path)?", client).unreadable == [])
        }
    }

    private static func damage(_ made: Made, in folder: TemporaryFolder) async throws {
        try await change("UPDATE conversations SET disposition = '{' WHERE id = $1", made.conversations[1], in: folder)
        try await change("UPDATE messages SET metadata = 'no JSON' WHERE id = $1", made.messages[0], in: folder)
    }

    private static func change(_ statement: String, _ id: String, in folder: TemporaryFolder) async throws {
        let database = try await TestedStore.open(in: folder)
        let changed = try await database.write { try $0.execute(statement, [.text(id)]) }
        #expect(changed == 1)
    }

    /// The ids on all pages of a list.
    private static func all(
        _ path: String, _ client: HTTPClient
    ) async throws -> (data: [String], unreadable: [String]) {
        var (data, unreadable): ([String], [String]) = ([], [])
        var cursor: String?
        repeat {
            let answer = try await client.get(path + (cursor.map { "&cursor=\($0)" } ?? ""))
            #expect(answer.status == 200, "\(answer.text)")
            let page = try answer.json()
            data += try #require(page["data"]?.items).compactMap { $0["id"]?.text }
            unreadable += try #require(page["unreadable"]?.items).compactMap { $0["id"]?.text }
            cursor = page["next_cursor"]?.text
        } while cursor != nil && data.count < 100
        return (data, unreadable)
    }
}
