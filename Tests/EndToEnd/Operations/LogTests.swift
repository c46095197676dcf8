import TestSupport
import Testing

@Suite struct LogTests {
    /// Two lines a connection.
    private static let chatty = Server.Settings(others: ["log_level: trace"])

    @Test(.timeLimit(.minutes(3)))
    func `a log that nobody reads stops no request, and what is lost is counted and told`() async throws {
        let folder = try TemporaryFolder()
        let pipe = try UnreadPipe(in: folder)
        try await withServer(Self.chatty, in: folder, errors: pipe.path) { server in
            let client = HTTPClient(port: server.port, token: nil)
            var requests = 0
            while try await Self.lost(client) == 0 {
                // Far more than the pipe and what is kept in memory hold.
                try #require(requests < 20_000)
                try await Self.ask(server, times: 100)
                requests += 100
            }
            #expect(pipe.waiting > 0)
            var log = ""
            let told = try await eventually {
                log += pipe.read()
                return log.contains("\"message\":\"log lines were dropped\"")
            }
            #expect(told)
            for line in log.split(separator: "\n").dropLast() { #expect(line.first == "{" && line.last == "}") }
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a server whose log nobody reads stops in time`() async throws {
        let folder = try TemporaryFolder()
        let pipe = try UnreadPipe(in: folder)
        try await withServer(Self.chatty, in: folder, errors: pipe.path) { server in
            try await Self.ask(server, times: 100)
            let taken = await duration { #expect(await server.stop() == .exit(0)) }
            #expect(taken < .seconds(15))
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a full disk under the log stops nothing`() async throws {
        try await withServer(Self.chatty, errors: "/dev/full") { server in
            let client = HTTPClient(port: server.port, token: nil)
            try await Self.ask(server, times: 100)
            let counted = try await eventually { try await Self.lost(client) > 0 }
            #expect(counted)
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `the last lines are written before the end`() async throws {
        try await withServer(Self.chatty) { server in
            try await Self.ask(server, times: 100)
            #expect(await server.stop() == .exit(0))
            let last = try #require(server.log.split(separator: "\n").last)
            #expect(last.contains("Service lifecycle ended"))
        }
    }

    /// Each time on a connection of its own.
    private static func ask(_ server: Server, times: Int) async throws {
        for _ in 0..<times {
            let connection = try await HTTPConnection.open(port: server.port)
            #expect(try await connection.send(.get("/health")).status == 200)
            await connection.close()
        }
    }

    /// How many lines the server says it has dropped.
    private static func lost(_ client: HTTPClient) async throws -> Int {
        let page = try await client.get("/metrics").text
        return page.firstMatch(of: #/\ntriage_log_lines_dropped_total (\d+)\n/#).flatMap { Int($0.1) } ?? 0
    }
}
