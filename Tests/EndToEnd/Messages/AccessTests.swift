import Conversations
import TestSupport
import Testing

@Suite(.sharedServer) struct AccessTests {
    @Test func `without a token nothing is told`() async throws {
        let stranger = HTTPClient(port: try SharedServer.server().port, token: nil)
        for path in ["conversations", "customers", "queue", "webhook-endpoints", "dead-letters", "decisions/dec_1"] {
            let answer = try await stranger.get("/api/v1/\(path)")
            #expect(answer.status == 401, "\(path)")
            #expect(answer.header("www-authenticate")?.hasPrefix("Bearer") == true, "\(path)")
        }
        #expect(try await stranger.message("oi", from: "+5511960000001").status == 401)
    }

    @Test func `a token allows what it was made for and nothing else`() async throws {
        let server = try SharedServer.server()
        let writer = HTTPClient(port: server.port, token: try await server.token(scopes: ["messages:write"]))
        let reader = HTTPClient(port: server.port, token: try await server.token(scopes: ["read"]))
        let message = try await writer.message("oi", from: "+5511960000002")
        #expect(message.status == 200)
        let conversation = "/api/v1/conversations/\(try message.json()["conversation_id"]?.text ?? "")"
        #expect(try await reader.get(conversation).status == 200)

        let refused: [(HTTPClient, HTTPCall, scope: String)] = [
            (writer, .get(conversation), "read"), (writer, .get("/api/v1/customers"), "read"),
            (reader, try HTTPClient.message("oi", from: "+5511960000002"), "messages:write"),
            (reader, try .json("POST", conversation + "/claim", ["agent": "ana"]), "desk"),
            (reader, .get("/api/v1/webhook-endpoints"), "webhooks"),
            (reader, try .json("POST", "/api/v1/webhook-endpoints", ["url": "https://example.com/"]), "webhooks"),
            (reader, try .json("PATCH", "/api/v1/customers/cus_00000000", ["name": "x"]), "customers:write"),
        ]
        for (client, call, scope) in refused {
            let answer = try await client.send(call)
            #expect(answer.status == 403, "\(call.path)")
            #expect(try answer.json()["detail"]?.text?.contains(scope) == true)
        }
    }

    @Test func `a token made without scopes has the usual ones`() async throws {
        let server = try SharedServer.server()
        let client = HTTPClient(port: server.port, token: try await server.token())
        let message = try await client.message("oi", from: "+5511960000003").json()
        let conversation = "/api/v1/conversations/\(message["conversation_id"]?.text ?? "")"
        #expect(try await client.get(conversation).status == 200)
        #expect(try await client.get("/api/v1/webhook-endpoints").status == 200)
        #expect(try await client.post(conversation + "/claim", ["agent": "ana"]).status == 403)
    }

    @Test func `a revoked token stops working within two seconds`() async throws {
        let server = try SharedServer.server()
        let (id, token) = try await server.tokenWithID()
        let client = HTTPClient(port: server.port, token: token)
        #expect(try await client.get("/api/v1/conversations").status == 200)
        let run = try await Program.run(["tokens", "revoke", id, "--database", server.database], in: server.folder)
        #expect(run.end == .exit(0), "\(run.errors)")
        #expect(
            try await eventually(within: .seconds(2)) { try await client.get("/api/v1/conversations").status == 401 })
    }

    @Test(.onFiles) func `tokens are neither stored nor logged in clear`() async throws {
        let server = try SharedServer.server()
        let token = try SharedServer.client().token ?? ""
        _ = try await SharedServer.client().message("oi", from: "+5511960000004")
        for name in ["store.db", "store.db-wal"] {
            #expect(!server.folder.bytes(of: name).contains(Array(token.utf8)), "\(name)")
        }
        #expect(!server.log.contains(token))
    }
}
