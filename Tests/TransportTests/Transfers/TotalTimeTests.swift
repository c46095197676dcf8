import TestSupport
import Testing
import Transport

/// The total time runs from `send`, wherever the request waits.
@Suite struct `The total time` {
    /// How late the system may let the client's thread run; see the hostile servers.
    private static let lateness = Duration.milliseconds(250)

    @Test func `runs while a request waits for a free connection`() async throws {
        let server = try LoopbackServer { connection in
            _ = connection.readRequest()
            connection.idle(milliseconds: 300_000)
        }
        defer { server.stop() }
        let client = client(total: .milliseconds(500), inFlight: 1)
        let request = OutboundRequest(url: server.url(), method: .get)
        async let first = client.send(request)
        async let second = client.send(request)
        async let third = client.send(request)
        for outcome in await [first, second, third] {
            #expect(outcome.result.summary == "timeout")
            #expect(outcome.duration < .milliseconds(500) + Self.lateness)
        }
        await client.shutdown()
    }

    @Test func `runs while a name server says nothing`() async throws {
        let gate = DispatchGate()
        defer { gate.open() }
        let client = client(total: .milliseconds(200)) { _ in
            gate.wait()
            return .failure(ResolveError(reason: "too late"))
        }
        let outcome = await client.send(OutboundRequest(url: "http://crm.example/", method: .get))
        #expect(outcome.result.summary == "resolve")
        #expect(outcome.duration < .milliseconds(200) + Self.lateness)
        await client.shutdown()
    }
}
