import Conversations
import Foundation
import Storage
import TestSupport
import Testing

@Suite struct DrainTests {
    @Test(.timeLimit(.minutes(5)))
    func `a stopping server finishes what it has begun and takes nothing new`() async throws {
        await Turnstile.servers.enter()
        defer { Turnstile.servers.leave() }
        let server = try await Server.start()
        let client = try await server.client()
        #expect(try await client.get("/health").status == 200, "and leaves an idle connection behind")
        let call = try HTTPClient.message(SmallDomain.slow, from: "+5511900000001", ["message_id": "begun"])
        let body = String(decoding: call.body ?? [], as: UTF8.self)
        let begun = try await RawConnection.open(port: server.port)
        await begun.write(
            "POST \(call.path) HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer \(client.token ?? "")\r\n"
                + "Content-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n" + body.prefix(20))
        // The head must have reached a handler before the signal does.
        try await Task.sleep(for: .milliseconds(300))
        server.process.send(SIGTERM)
        let refused = try await eventually(within: .seconds(5)) { try await !Self.connects(to: server.port) }
        #expect(refused)
        #expect(server.process.end == nil)
        await begun.write(String(body.dropFirst(20)))
        #expect(try await begun.status() == 200, "\(begun.text)")
        #expect(try await begun.waitUntilClosed(within: .seconds(5)))
        #expect(await server.process.waitUntilEnded() == .exit(0), "\(server.log)")
        #expect(try await Self.stored(in: server.folder) == ["begun"])
        #expect(!FileManager.default.fileExists(atPath: server.folder.file("store.db.control")))
    }

    @Test(.timeLimit(.minutes(5)))
    func `every message acknowledged while stopping is stored`() async throws {
        await Turnstile.servers.enter()
        defer { Turnstile.servers.leave() }
        let server = try await Server.start()
        let token = try await server.client().token
        let acknowledged = try await withThrowingTaskGroup { group in
            for writer in 0..<16 {
                group.addTask {
                    var acknowledged: Set<String> = []
                    guard let connection = try? await HTTPConnection.open(port: server.port) else {
                        return acknowledged
                    }
                    for turn in 0... {
                        let id = "drain-\(writer)-\(turn)"
                        var call = try HTTPClient.message(
                            "mensagem", from: "+551190001\(writer)", ["message_id": .string(id)])
                        call.headers.append(("Authorization", "Bearer \(token ?? "")"))
                        guard let answer = try? await connection.send(call) else { break }
                        if answer.status == 200 { acknowledged.insert(id) } else { #expect(answer.status == 503) }
                    }
                    return acknowledged
                }
            }
            try await Task.sleep(for: .milliseconds(700))
            server.process.send(SIGTERM)
            return try await group.reduce(into: Set<String>()) { $0.formUnion($1) }
        }
        #expect(await server.process.waitUntilEnded() == .exit(0), "\(server.log)")
        #expect(!acknowledged.isEmpty)
        let stored = try await Self.stored(in: server.folder)
        #expect(acknowledged.isSubset(of: stored))
    }

    @Test(.timeLimit(.minutes(5)))
    func `an upload that stays half-sent is told so soon, and does not keep the server from stopping`() async throws {
        await Turnstile.servers.enter()
        defer { Turnstile.servers.leave() }
        let server = try await Server.start()
        let token = try await server.client().token ?? ""
        let json = #"{"channel":"whatsapp","customer_identifier":"+5511900000002","message":"oi"}"#
        let head =
            "POST /api/v1/conversations/message HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
            + "Authorization: Bearer \(token)\r\n"
        let starts = [
            "Content-Length: \(json.utf8.count)\r\n\r\n" + json.dropLast(), "Content-Length: 500\r\n\r\n" + json,
            "Transfer-Encoding: chunked\r\n\r\n\(String(json.utf8.count, radix: 16))\r\n\(json)\r\n",
        ]
        var halves: [RawConnection] = []
        for start in starts {
            halves.append(try await RawConnection.open(port: server.port))
            await halves.last?.write(head + start)
        }
        // The heads must have reached their handlers before the signal does.
        try await Task.sleep(for: .milliseconds(300))
        let taken = await duration { #expect(await server.stop() == .exit(0), "\(server.log)") }
        #expect(taken < .seconds(15))
        for half in halves {
            #expect(try await half.status() == 503, "\(half.text)")
            #expect(half.text.contains("Connection: close"), "\(half.text)")
            await half.close()
        }
        #expect(try await Self.stored(in: server.folder).isEmpty)
    }

    @Test(.timeLimit(.minutes(5)))
    func `who asks on and on does not keep the server from stopping`() async throws {
        await Turnstile.servers.enter()
        defer { Turnstile.servers.leave() }
        let server = try await Server.start()
        let busy = try await RawConnection.open(port: server.port)
        let requests = String(repeating: "GET /health HTTP/1.1\r\nHost: a\r\n\r\n", count: 50)
        let asking = Task { while await busy.write(requests) {} }
        _ = try await eventually(within: .seconds(20)) { !busy.text.isEmpty }
        let taken = await duration { #expect(await server.stop() == .exit(0), "\(server.log)") }
        #expect(taken < .seconds(15))
        await asking.value
    }

    private static func connects(to port: Int) async throws -> Bool {
        do {
            let connection = try await RawConnection.open(port: port)
            await connection.close()
            return true
        } catch {
            return false
        }
    }

    private static func stored(in folder: TemporaryFolder) async throws -> Set<String> {
        let database = try await TestedStore.open(in: folder)
        let ids = try await database.read { connection in
            try connection.rows("SELECT provider_message_id FROM messages WHERE direction = 'inbound'").map {
                try $0.text(0)
            }
        }
        try database.close()
        #expect(Set(ids).count == ids.count)
        return Set(ids)
    }
}
