import Conversations
import Foundation
import Testing

@Suite(.sharedServer) struct DeskTests {
    /// A conversation that waits for a person, and what can be done with it.
    struct Desk {
        let client: HTTPClient
        let customer: String
        let conversation: String

        init(_ customer: String) async throws {
            client = try SharedServer.client()
            self.customer = customer
            let message = try await client.message(SmallDomain.human, from: customer).json()
            #expect(message["resolution_type"] == "human_routed")
            conversation = "/api/v1/conversations/\(message["conversation_id"]?.text ?? "")"
        }

        func act(_ name: String, _ body: JSONValue = [:], key: String? = nil) async throws -> HTTPAnswer {
            var call = try HTTPCall.json("POST", "\(conversation)/\(name)", body)
            if let key { call.headers.append(("Idempotency-Key", key)) }
            return try await client.send(call)
        }

        func state() async throws -> JSONValue { try await client.get(conversation).json() }

        func thread() async throws -> [JSONValue] {
            try await client.get(conversation + "/messages").json()["data"]?.items ?? []
        }

        func write(_ text: String = SmallDomain.slow) async throws -> JSONValue {
            try await client.message(text, from: customer).json()
        }
    }

    @Test func `a handed-off conversation is worked to its end, and the bot is silent meanwhile`() async throws {
        let desk = try await Desk("+5511940000001")
        let claimed = try await desk.act("claim", ["agent": "ana"])
        #expect(claimed.status == 200)
        #expect(try claimed.json()["owner"] == "agent")
        #expect(try claimed.json()["agent"] == "ana")
        #expect(try claimed.json()["claimed_until"]?.text != nil)

        let meanwhile = try await desk.write()
        #expect(meanwhile["resolution_type"] == "suppressed")
        #expect(meanwhile["reason"] == "owned_by_person")
        #expect(meanwhile["reply"] == .null)
        #expect(meanwhile["actions_taken"] == [])

        let note = try await desk.act("notes", ["agent": "ana", "text": "cliente antigo"])
        #expect(note.status == 201)
        #expect(try note.json()["message"]?["direction"] == "note")
        let reply = try await desk.act("messages", ["agent": "ana", "text": "Oi! Já estou vendo."])
        #expect(reply.status == 201)
        #expect(try reply.json()["message"]?["direction"] == "outbound")
        #expect(try reply.json()["conversation"]?["status"] == "pending")
        #expect(
            try await desk.thread().map { $0["direction"] } == ["inbound", "outbound", "inbound", "note", "outbound"])

        let resolved = try await desk.act("resolve", ["agent": "ana", "disposition": "resolved", "note": "roteador"])
        #expect(resolved.status == 200)
        #expect(try resolved.json()["status"] == "resolved")
        #expect(try resolved.json()["disposition"]?["code"] == "resolved")
        #expect(try await desk.act("claim", ["agent": "ana"]).status == 409)

        let disposed = try await desk.client.send(
            .json("PUT", desk.conversation + "/disposition", ["code": "follow_up_required"]))
        #expect(try disposed.json()["disposition"]?["code"] == "follow_up_required")

        let reopened = try await desk.act("reopen")
        #expect(try reopened.json()["status"] == "open")
        #expect(try reopened.json()["owner"] == "queue")
        #expect(try reopened.json()["disposition"] == .null)
        #expect(try await desk.act("reopen").status == 409)
    }

    @Test func `of many who claim at once one wins`() async throws {
        let desk = try await Desk("+5511940000002")
        let answers = try await withThrowingTaskGroup { group in
            for agent in 0..<24 { group.addTask { try await desk.act("claim", ["agent": .string("agent-\(agent)")]) } }
            return try await group.reduce(into: [HTTPAnswer]()) { $0.append($1) }
        }
        #expect(answers.count { $0.status == 200 } == 1)
        #expect(answers.count { $0.status == 409 } == 23)
        let winner = try answers.first { $0.status == 200 }?.json()["agent"]
        #expect(try await desk.state()["agent"] == winner)
        for loser in answers where loser.status == 409 {
            #expect(loser.header("content-type") == "application/problem+json")
        }
    }

    @Test func `only who has claimed it may reply, and a release gives it back`() async throws {
        let desk = try await Desk("+5511940000003")
        #expect(try await desk.act("claim", ["agent": "ana"]).status == 200)
        #expect(try await desk.act("messages", ["agent": "bruno", "text": "oi"]).status == 409)
        #expect(try await desk.act("release", ["agent": "bruno"]).status == 409)
        #expect(try await desk.act("resolve", ["agent": "bruno"]).status == 409)
        let released = try await desk.act("release", ["agent": "ana"])
        #expect(try released.json()["owner"] == "queue")
        #expect(try released.json()["team"] == "atendimento")
        #expect(try await desk.write()["reason"] == "owned_by_person")
        #expect(try await desk.act("messages", ["agent": "bruno", "text": "oi"]).status == 201)
        #expect(try await desk.state()["agent"] == "bruno")
        #expect(try await desk.thread().count { $0["author"]?.text?.contains("ana") == true } == 0)
    }

    @Test func `the bot speaks again once a resolved matter is written about again`() async throws {
        let desk = try await Desk("+5511940000004")
        #expect(try await desk.act("resolve", ["agent": "ana"]).status == 200)
        let next = try await desk.write()
        #expect(next["resolution_type"] == "ai_automated")
        #expect(next["reply"]?["text"]?.text?.isEmpty == false)
    }

    @Test func `a transfer changes the team and an assignment the agent`() async throws {
        let desk = try await Desk("+5511940000005")
        let transferred = try await desk.act("transfer", ["team": "financeiro"])
        #expect(try transferred.json()["team"] == "financeiro")
        let assigned = try await desk.act("assign", ["agent": "carla"])
        #expect(try assigned.json()["agent"] == "carla")
        let until = Instant(Date()).adding(seconds: 7 * 86_400).rfc3339
        let snoozed = try await desk.act("snooze", ["until": .string(until), "agent": "carla"])
        #expect(try snoozed.json()["status"] == "snoozed")
        #expect(try snoozed.json()["snoozed_until"] == .string(until))
    }

    @Test func `an archived conversation is not reopened beside a newer one`() async throws {
        let desk = try await Desk("+5511940000009")
        #expect(try await desk.act("resolve").status == 200)
        #expect(try await desk.act("archive").status == 200)
        let newer = try await desk.write()
        let refused = try await desk.act("reopen")
        #expect(refused.status == 409, "\(refused.text)")
        #expect(try refused.json()["type"] == "urn:triage:problem:another-active")
        #expect(try refused.json()["detail"]?.text?.contains(newer["conversation_id"]?.text ?? "?") == true)
    }

    @Test func `what waits is listed by priority, then by waiting time`() async throws {
        let first = try await Desk("+5511940000006")
        let second = try await Desk("+5511940000007")
        let waiting = try await first.client.get("/api/v1/queue?limit=200").json()["data"]?.items ?? []
        let positions = [first, second].map { desk in
            waiting.firstIndex { desk.conversation.hasSuffix($0["id"]?.text ?? "-") }
        }
        #expect(try #require(positions[0]) < #require(positions[1]))
        #expect(try await first.act("messages", ["agent": "ana", "text": "oi"]).status == 201)
        let rest = try await first.client.get("/api/v1/queue?limit=200").json()["data"]?.items ?? []
        #expect(!rest.contains { first.conversation.hasSuffix($0["id"]?.text ?? "-") })
    }

    @Test func `bad acts are refused with the field that is wrong`() async throws {
        let desk = try await Desk("+5511940000008")
        let far = Instant(Date()).adding(seconds: 90 * 86_400 + 3600).rfc3339
        let bad: [(String, JSONValue, String)] = [
            ("claim", [:], "/agent"), ("claim", ["agent": ""], "/agent"), ("claim", ["agent": "a b"], "/agent"),
            ("messages", ["agent": "ana"], "/text"), ("messages", ["agent": "ana", "text": " "], "/text"),
            ("messages", ["agent": "ana", "text": "a\u{0}b"], "/text"),
            ("resolve", ["disposition": "whatever"], "/disposition"),
            ("resolve", ["disposition": "spam", "code": "resolved"], "/code"), ("transfer", ["team": ""], "/team"),
            ("transfer", [:], "/team"), ("transfer", ["team": "nonsense"], "/team"),
            ("transfer", ["team": "Financeiro"], "/team"), ("transfer", ["team": "financeiro\u{0}"], "/team"),
            ("snooze", [:], "/until"), ("snooze", ["until": "tomorrow"], "/until"),
            ("snooze", ["until": "2001-01-01T00:00:00Z"], "/until"), ("snooze", ["until": .string(far)], "/until"),
            ("snooze", ["until": "9999-01-01T00:00:00Z"], "/until"),
            ("notes", ["agent": "ana", "text": "\u{200B}"], "/text"),
            ("messages", ["agent": "ana", "text": "\u{FEFF}\u{1}"], "/text"),
            ("resolve", ["note": "roteador"], "/note"),
            ("resolve", ["note": "a\u{0}"], "/note"), ("resolve", ["note": "\u{200B}"], "/note"),
        ]
        for (act, body, pointer) in bad {
            let answer = try await desk.act(act, body)
            #expect(answer.status == 422, "\(act) \(answer.text)")
            #expect(try answer.json()["errors"]?.items?.first?["pointer"] == .string(pointer), "\(act)")
        }
        let elsewhere = try await desk.act("transfer", ["team": "support"]).json()
        #expect(elsewhere["detail"]?.text?.contains("atendimento") == true, "the teams there are")
        #expect(try await desk.client.post("/api/v1/conversations/cnv_00000000/claim", ["agent": "ana"]).status == 404)
        #expect(try await desk.state()["owner"] == "queue")
    }
}
