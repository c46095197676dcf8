import TestSupport
import Testing

@Suite struct SlowClientTests {
    private static let settings = Server.Settings(
        limits: ["head_seconds: 1", "body_seconds: 1.5", "answer_seconds: 1", "idle_seconds: 1", "connections: 300"])
    /// A deadline of a second or so, and what two busy cores may add.
    private static let allowance = Duration.seconds(8)

    @Test(.timeLimit(.minutes(5)))
    func `who sends too slowly is cut off at every step, and nobody else notices`() async throws {
        try await withServer(Self.settings) { server in
            let client = try await server.client()
            let head = "POST /api/v1/conversations/message HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
            let starts: [(name: String, start: String, drip: String)] = [
                ("says nothing", "", ""), ("half a head", "GET /health HTTP/1.1\r\nHos", ""),
                ("a dripping head", "GET /health HTTP/1.1\r\n", "X-A: b\r\n"),
                ("no body", head + "Content-Length: 100\r\n\r\n", ""),
                ("a dripping body", head + "Content-Length: 100000\r\n\r\n", "a"),
                ("dripping chunks", head + "Transfer-Encoding: chunked\r\n\r\n", "1\r\na\r\n"),
                ("idle after an answer", "GET /health HTTP/1.1\r\nHost: a\r\n\r\n", ""),
            ]
            try await withThrowingTaskGroup { group in
                for (name, start, drip) in starts {
                    for _ in 0..<20 {
                        group.addTask {
                            let connection = try await RawConnection.open(port: server.port)
                            await connection.write(start)
                            let end = ContinuousClock.now + Self.allowance
                            while !connection.isClosed, ContinuousClock.now < end {
                                if !drip.isEmpty { await connection.write(drip) }
                                try await Task.sleep(for: .milliseconds(100))
                            }
                            #expect(connection.isClosed, "\(name) stays open")
                            await connection.close()
                        }
                    }
                }
                group.addTask {
                    for turn in 0..<20 {
                        let answer = try await client.message("mensagem \(turn)", from: "+5511920000001")
                        #expect(answer.status == 200)
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a body that does not arrive in time is told so`() async throws {
        try await withServer(Self.settings) { server in
            let token = try await server.client().token ?? ""
            let connection = try await RawConnection.open(port: server.port)
            await connection.write(
                "POST /api/v1/conversations/message HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                    + "Authorization: Bearer \(token)\r\nContent-Length: 100\r\n\r\n{")
            #expect(try await connection.status() == 408, "\(connection.text)")
            #expect(try await connection.waitUntilClosed(within: .seconds(5)))
        }
    }

    @Test(.timeLimit(.minutes(5)), arguments: [1, 1000])
    func `who never reads an answer is cut off`(requestsAtOnce: Int) async throws {
        try await withServer(Self.settings) { server in
            let connection = try await RawConnection.open(port: server.port, reads: false)
            let requests = String(repeating: "GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n", count: requestsAtOnce)
            let patience = Task {
                try await Task.sleep(for: .seconds(20))
                await connection.close()
            }
            // Asks on until the answers stand all the way back to the server and it loses its patience before we do.
            let taken = try await duration {
                while await connection.write(requests) { try await Task.sleep(for: .milliseconds(1)) }
            }
            patience.cancel()
            #expect(taken < .seconds(18))
            #expect(try await HTTPClient(port: server.port, token: nil).get("/health").status == 200)
            await connection.close()
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `beyond the limit of connections one waits for a place`() async throws {
        let settings = Server.Settings(limits: ["head_seconds: 2", "connections: 4"])
        try await withServer(settings) { server in
            var idle: [RawConnection] = []
            for _ in 0..<4 { idle.append(try await RawConnection.open(port: server.port)) }
            let waited = try await duration {
                let answer = try await HTTPClient(port: server.port, token: nil).get("/health")
                #expect(answer.status == 200)
            }
            #expect(waited < .seconds(10))
            for connection in idle { #expect(try await connection.waitUntilClosed(within: .seconds(5))) }
        }
    }
}
