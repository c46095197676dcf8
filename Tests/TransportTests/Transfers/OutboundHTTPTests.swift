import TestSupport
import Testing
import Transport

@Suite struct `Outbound client` {
    @Test func `sends headers and body as they are and keeps the connection`() async throws {
        let server = try LoopbackServer.answering { _ in
            LoopbackAnswer(202, headers: ["Retry-After: 7", "X-Blank:"], body: "taken")
        }
        defer { server.stop() }
        let client = client()
        let body = "{\"a\":\"é\u{0}b\"}"
        let start = ContinuousClock.now
        for _ in 1...3 {
            let request = OutboundRequest(
                url: server.url("/hook?x=1"), method: .post(Array(body.utf8)),
                headers: [("webhook-id", "evt_1"), ("Content-Type", "application/json"), ("X-Empty", "")].compactMap {
                    OutboundHeader($0.0, $0.1)
                })
            let response = try await client.send(request).result.get()
            #expect(response.status == 202)
            #expect(response.header("retry-after") == "7")
            #expect(response.header("x-blank") == "")
            #expect(String(decoding: response.body, as: UTF8.self) == "taken")
            #expect(!response.isTruncated)
        }
        // A connection that was idle for a minute is not used again, and a busy machine may let a minute pass.
        if start.duration(to: .now) < .seconds(60) { #expect(server.connections == 1) }
        let received = try #require(server.requests.last)
        #expect(received.line == "POST /hook?x=1 HTTP/1.1")
        #expect(received.body == Array(body.utf8))
        #expect(received.header("webhook-id") == "evt_1")
        #expect(received.header("x-empty") == "")
        #expect(received.header("content-type") == "application/json")
        #expect(received.header("expect") == nil)
        #expect(received.header("accept-encoding") == nil)
        await client.shutdown()
    }

    @Test func `sends a hundred at once, as many as permitted`() async throws {
        let server = try LoopbackServer.answering {
            LoopbackAnswer(200, body: String(decoding: $0.body, as: UTF8.self))
        }
        defer { server.stop() }
        let client = client(inFlight: 10)
        let answers = await withTaskGroup(of: String.self) { group in
            for number in 0..<100 {
                group.addTask {
                    guard let response = try? await client.post(server.url(), body: "\(number)").get() else {
                        return ""
                    }
                    return String(decoding: response.body, as: UTF8.self)
                }
            }
            return await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(answers == Set((0..<100).map(String.init)))
        #expect(server.connections <= 10)
        await client.shutdown()
    }

    @Test func `gives up when its task is cancelled`() async throws {
        let server = try LoopbackServer { connection in
            _ = connection.readRequest()
            connection.idle(milliseconds: 300_000)
        }
        defer { server.stop() }
        // Its own time is not to run out first, however late the cancellation comes.
        let client = client(total: .seconds(3600))
        let task = Task { await client.post(server.url()) }
        while server.requests.isEmpty { await Task.yield() }
        task.cancel()
        #expect(await task.value == .failure(.cancelled))
        let late = Task {
            unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
            return await client.post(server.url())
        }
        #expect(await late.value == .failure(.cancelled))
        await client.shutdown()
    }

    @Test func `lets requests end when shut down and takes no more`() async throws {
        let server = try LoopbackServer { connection in
            _ = connection.readRequest()
            connection.idle(milliseconds: 200)
            connection.write(LoopbackAnswer(200).bytes)
        }
        defer { server.stop() }
        let client = client()
        let task = Task { await client.post(server.url()) }
        while server.requests.isEmpty { await Task.yield() }
        await client.shutdown()
        #expect(await task.value.summary == "200")
        #expect(await client.post(server.url()) == .failure(.cancelled))
        await client.shutdown()
    }

    @Test func `says that nobody listens`() async throws {
        let server = try LoopbackServer { _ in }
        server.stop()
        let client = client()
        #expect(await client.post(server.url()).summary == "connect")
        await client.shutdown()
    }
}
