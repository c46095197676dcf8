import Testing

@Suite struct RateLimitTests {
    @Test(.timeLimit(.minutes(3)))
    func `a token over its rate is told when to come again, and others are not affected`() async throws {
        try await withServer(Server.Settings(limits: ["requests_per_second: 1", "burst: 5"])) { server in
            let (client, other) = (try await server.client(), try await server.client())
            var statuses: [Int] = []
            var retryAfter: Int?
            for _ in 0..<8 {
                let answer = try await client.get("/api/v1/conversations")
                statuses.append(answer.status)
                guard answer.status == 429 else { continue }
                retryAfter = answer.header("retry-after").flatMap { Int($0) }
                #expect(answer.header("content-type") == "application/problem+json")
                #expect(try answer.json()["type"] == "urn:triage:problem:rate-limited")
            }
            #expect(statuses.prefix(5).allSatisfy { $0 == 200 })
            #expect(statuses.contains(429))
            #expect(try await other.get("/api/v1/conversations").status == 200)
            #expect(try await client.get("/health").status == 200, "health is not limited")
            let wait = try #require(retryAfter)
            #expect((1...3).contains(wait))
            try await Task.sleep(for: .seconds(wait))
            #expect(try await client.get("/api/v1/conversations").status == 200)
        }
    }
}
