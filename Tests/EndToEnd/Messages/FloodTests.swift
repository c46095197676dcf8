import Conversations
import Foundation
import SQLiteStorage
import Storage
import Testing

@Suite struct FloodTests {
    @Test(.timeLimit(.minutes(4)))
    func `10,000 copies over 64 connections are one message, one reply and one of each event`() async throws {
        try await withServer { server in
            let client = try await server.client()
            let receiver = try WebhookReceiver()
            let endpoint = try await client.post("/api/v1/webhook-endpoints", ["url": .string(receiver.url)])
            #expect(endpoint.status == 201, "\(endpoint.text)")
            let copy = try HTTPClient.message(SmallDomain.slow, from: "+5511980000001", ["message_id": "wamid.flood"])
            let answers = try await withThrowingTaskGroup { group in
                for connection in 0..<64 {
                    group.addTask {
                        let client = HTTPClient(port: server.port, token: client.token)
                        var seen: [HTTPAnswer] = []
                        for _ in 0..<(10_000 / 64 + (connection < 10_000 % 64 ? 1 : 0)) {
                            seen.append(try await client.send(copy))
                        }
                        await client.close()
                        return seen
                    }
                }
                return try await group.reduce(into: [HTTPAnswer]()) { $0 += $1 }
            }
            #expect(answers.count == 10_000)
            #expect(answers.allSatisfy { $0.status == 200 })
            let parsed = try Set(answers.map(\.text)).map { try JSONDecoder.value($0) }
            #expect(answers.count { !$0.text.contains("\"duplicate\":true") } == 1)
            #expect(Set(parsed.map { $0["message_id"] }).count == 1)
            #expect(Set(parsed.map { $0["decision_id"] }).count == 1)

            let path = "/api/v1/conversations/\(parsed.first?["conversation_id"]?.text ?? "")/messages"
            let thread = try await client.get(path).json()["data"]?.items ?? []
            #expect(thread.map { $0["direction"] } == ["inbound", "outbound"])
            #expect(try await server.isDelivered(with: client))
            let types = try receiver.arrivals.map { try $0.json()["type"]?.text ?? "" }
            #expect(types.sorted() == ["decision.made", "message.received", "ticket.created"])
        }
    }
}
