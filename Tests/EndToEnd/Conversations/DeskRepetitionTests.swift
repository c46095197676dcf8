import Conversations
import Testing

/// A desk that got no answer sends again.
@Suite(.sharedServer) struct DeskRepetitionTests {
    typealias Desk = DeskTests.Desk

    @Test(arguments: ["messages", "notes"])
    func `the same key gives the same answer and one entry`(act: String) async throws {
        let desk = try await Desk(act == "notes" ? "+5511941000001" : "+5511941000002")
        let key = "desk-\(act)-1"
        let body: JSONValue = ["agent": "ana", "text": "Oi! Já estou vendo."]
        let before = try await desk.thread().count
        let answers = try await withThrowingTaskGroup { group in
            for _ in 0..<6 { group.addTask { try await desk.act(act, body, key: key) } }
            return try await group.reduce(into: [HTTPAnswer]()) { $0.append($1) }
        }
        #expect(answers.map(\.status) == Array(repeating: 201, count: 6))
        let documents = try answers.map { try $0.json() }
        #expect(documents.count { $0["duplicate"] == false } == 1)
        #expect(documents.count { $0["duplicate"] == true } == 5)
        #expect(Set(documents.map { $0["message"] }).count == 1)
        #expect(Set(documents.map { $0["conversation"] }).count == 1)
        #expect(try await desk.thread().count == before + 1)

        // It stays so when the conversation has moved on, where a new reply would be refused.
        #expect(try await desk.act("resolve", ["agent": "ana"]).status == 200)
        let late = try await desk.act(act, body, key: key)
        #expect(late.status == 201)
        #expect(try late.json()["message"] == documents.first?["message"])
        #expect(try await desk.thread().count == before + 1)
    }

    @Test func `a key is good for one request only`() async throws {
        let desk = try await Desk("+5511941000003")
        let other = try await Desk("+5511941000004")
        let body: JSONValue = ["agent": "ana", "text": "Oi!"]
        #expect(try await desk.act("messages", body, key: "once").status == 201)
        let reused: [(String, HTTPAnswer)] = [
            ("another text", try await desk.act("messages", ["agent": "ana", "text": "Olá!"], key: "once")),
            ("another act", try await desk.act("notes", body, key: "once")),
            ("another conversation", try await other.act("messages", body, key: "once")),
            ("a customer's message", try await desk.client.message("oi", from: "+5511941000005", key: "once")),
        ]
        for (name, answer) in reused {
            #expect(answer.status == 409, "\(name): \(answer.text)")
            #expect(try answer.json()["type"]?.text?.hasSuffix("idempotency-key-reused") == true, "\(name)")
        }
        #expect(try await other.state()["owner"] == "queue")
        #expect(try await desk.client.message("oi", from: "+5511941000006", key: "taken").status == 200)
        #expect(try await desk.act("messages", body, key: "taken").status == 409)
        for key in ["", "with blank", String(repeating: "k", count: 256)] {
            #expect(try await desk.act("messages", body, key: key).status == 400, "\(key.prefix(12))")
        }
    }

    @Test func `a refused reply does not use its key up, and without a key each is its own`() async throws {
        let desk = try await Desk("+5511941000007")
        #expect(try await desk.act("claim", ["agent": "ana"]).status == 200)
        let body: JSONValue = ["agent": "bruno", "text": "Oi!"]
        #expect(try await desk.act("messages", body, key: "later").status == 409)
        #expect(try await desk.act("release", ["agent": "ana"]).status == 200)
        #expect(try await desk.act("messages", body, key: "later").status == 201)
        let before = try await desk.thread().count
        for _ in 0..<2 { #expect(try await desk.act("messages", body).json()["duplicate"] == false) }
        #expect(try await desk.thread().count == before + 2)
    }
}
