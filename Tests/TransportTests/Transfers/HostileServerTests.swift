import TestSupport
import Testing
import Transport

@Suite struct `Hostile servers` {
    /// What a server does after reading the request, and what the client makes of it.
    struct Behaviour: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var expected: String
        var act: @Sendable (LoopbackConnection) -> Void

        init(_ name: String, _ expected: String, _ act: @escaping @Sendable (LoopbackConnection) -> Void) {
            testDescription = name
            self.expected = expected
            self.act = act
        }
    }

    static let head = "HTTP/1.1 200 OK\r\n"

    static let behaviours = [
        Behaviour("says nothing", "timeout") { $0.idle(milliseconds: 20_000) },
        Behaviour("drips headers", "timeout") { connection in
            connection.write(head)
            while connection.write("X"), connection.idle(milliseconds: 50) {}
        },
        Behaviour("drips its body", "timeout") { connection in
            connection.write(head + "Content-Length: 1000\r\n\r\n")
            while connection.write("x"), connection.idle(milliseconds: 50) {}
        },
        Behaviour("stops in its body", "timeout") { connection in
            connection.write(head + "Content-Length: 1000\r\n\r\nabc")
            connection.idle(milliseconds: 20_000)
        },
        Behaviour("breaks off in its body", "protocol") { $0.write(head + "Content-Length: 1000\r\n\r\nabc") },
        Behaviour("resets before its answer", "protocol") { $0.resetWhenClosed() },
        Behaviour("resets in its body", "protocol") { connection in
            connection.write(head + "Content-Length: 1000\r\n\r\nabc")
            connection.resetWhenClosed()
        },
        Behaviour("closes without answer", "protocol") { _ in },
        Behaviour("never ends its chunked body", "200") { connection in
            connection.write(head + "Transfer-Encoding: chunked\r\n\r\n")
            let chunk = "1000\r\n" + String(repeating: "x", count: 4096) + "\r\n"
            while connection.write(chunk) {}
        },
        Behaviour("promises a gigabyte", "500") { connection in
            connection.write("HTTP/1.1 500 No\r\nContent-Length: 1000000000\r\n\r\n")
            while connection.write(String(repeating: "x", count: 65_536)) {}
        },
        Behaviour("never ends its headers", "tooLarge") { connection in
            connection.write(head)
            while connection.write("X-A: " + String(repeating: "x", count: 500) + "\r\n") {}
        },
        Behaviour("sends one endless header", "tooLarge or protocol") { connection in
            connection.write(head + "X-A: ")
            while connection.write(String(repeating: "x", count: 8192)) {}
        },
        Behaviour("floods with 100 Continue", "tooLarge") { connection in
            while connection.write("HTTP/1.1 100 Continue\r\n\r\n") {}
        },
        Behaviour("speaks HTTP/0.9", "protocol") { $0.write("hello\n") },
        Behaviour("sends garbage", "protocol") { connection in
            connection.write([UInt8](repeating: 0xFF, count: 1000))
        },
        Behaviour("sends a bad chunk", "protocol") { $0.write(head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n") },
        Behaviour("claims to be gzip", "200") {
            $0.write(head + "Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc")
        },
        Behaviour("answers 204", "204") { $0.write("HTTP/1.1 204 No Content\r\n\r\n") },
    ]

    /// The client's total time, and how late the system may let its thread run: 2 ms beside 24 busy processes on two cores.
    static let total = Duration.seconds(2)
    static let lateness = Duration.milliseconds(250)

    @Test(arguments: behaviours)
    func `are survived, in time and in little room`(behaviour: Behaviour) async throws {
        let server = try LoopbackServer { connection in
            guard connection.readRequest() != nil else { return }
            behaviour.act(connection)
        }
        defer { server.stop() }
        let client = client(total: Self.total)
        let outcome = await client.send(OutboundRequest(url: server.url(), method: .post(Array("{}".utf8))))
        #expect(behaviour.expected.contains(outcome.result.summary), "\(outcome.result)")
        #expect(outcome.duration < Self.total + Self.lateness)
        if case .success(let response) = outcome.result { #expect(response.body.count <= 4096) }
        await client.shutdown()
    }

    @Test func `do not hold up a hundred others`() async throws {
        let hostile = try LoopbackServer { connection in
            guard connection.readRequest() != nil else { return }
            connection.write("HTTP/1.1 200 OK\r\n")
            while connection.write("X"), connection.idle(milliseconds: 100) {}
        }
        let good = try LoopbackServer.answering { _ in LoopbackAnswer(200) }
        defer {
            hostile.stop()
            good.stop()
        }
        let client = client(total: .seconds(6), inFlight: 256)
        let summaries = await withTaskGroup(of: (isGood: Bool, summary: String).self) { group in
            for number in 0..<200 {
                let url = number < 100 ? hostile.url() : good.url()
                group.addTask {
                    (number >= 100, await client.post(url).summary)
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        for one in summaries {
            #expect(one.summary == (one.isGood ? "200" : "timeout"))
        }
        await client.shutdown()
    }

    @Test(arguments: [301, 302, 307, 308])
    func `cannot send the client elsewhere`(status: Int) async throws {
        let other = try LoopbackServer.answering { _ in LoopbackAnswer(200) }
        let elsewhere = other.url()
        let server = try LoopbackServer.answering { _ in LoopbackAnswer(status, headers: ["Location: \(elsewhere)"]) }
        defer {
            other.stop()
            server.stop()
        }
        let client = client()
        #expect(await client.post(server.url()).summary == "\(status)")
        #expect(other.connections == 0)
        await client.shutdown()
    }
}
