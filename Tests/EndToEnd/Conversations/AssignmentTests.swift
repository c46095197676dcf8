import Conversations
import Testing

/// Who has a conversation is said the same way in every document.
@Suite(.sharedServer) struct AssignmentTests {
    typealias Desk = DeskTests.Desk

    @Test func `a queue's conversation is assigned to its team, an agent's to both`() async throws {
        let desk = try await Desk("+5511942000001")
        let queued: JSONValue = ["team": "atendimento", "agent": .null]
        #expect(try await desk.state()["assigned_to"] == queued)
        #expect(try await desk.write()["assigned_to"] == queued, "while it waits")

        let claimed = try await desk.act("claim", ["agent": "ana"]).json()
        let both: JSONValue = ["team": "atendimento", "agent": "ana"]
        #expect(claimed["assigned_to"] == both)
        let meanwhile = try await desk.write()
        #expect(meanwhile["reason"] == "owned_by_person")
        #expect(meanwhile["assigned_to"] == both)
        let decision = try await desk.client.get("/api/v1/decisions/\(meanwhile["decision_id"]?.text ?? "")").json()
        #expect(decision["assigned_to"] == both)
        #expect(try await desk.act("resolve", ["agent": "ana"]).json()["assigned_to"] == .null)
    }

    @Test func `an agent who took it from the bot has no team`() async throws {
        let client = try SharedServer.client()
        let first = try await client.message(SmallDomain.slow, from: "+5511942000002").json()
        #expect(first["assigned_to"] == .null)
        let conversation = "/api/v1/conversations/\(first["conversation_id"]?.text ?? "")"
        #expect(try await client.get(conversation).json()["assigned_to"] == .null)
        let alone: JSONValue = ["team": .null, "agent": "ana"]
        let claimed = try await client.post(conversation + "/claim", ["agent": "ana"]).json()
        #expect(claimed["assigned_to"] == alone)
        let meanwhile = try await client.message(SmallDomain.slow, from: "+5511942000002").json()
        #expect(meanwhile["assigned_to"] == alone)
    }
}
