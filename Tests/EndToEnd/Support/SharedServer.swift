import Testing

/// Runs one server for all tests of a suite; they keep apart by writing as different customers.
struct SharedServer: SuiteTrait, TestScoping {
    @TaskLocal private static var current: (server: Server, client: HTTPClient)?

    var isRecursive: Bool { false }

    func provideScope(
        for test: Test, testCase: Test.Case?, performing body: @concurrent @Sendable () async throws -> Void
    ) async throws {
        try await withServer { server in
            let client = try await server.client()
            try await Self.$current.withValue((server, client)) { try await body() }
        }
    }

    /// The suite's server.
    static func server() throws -> Server { try #require(current).server }

    /// A client with a token for everything.
    static func client() throws -> HTTPClient { try #require(current).client }
}

extension Trait where Self == SharedServer {
    /// One server for the whole suite.
    static var sharedServer: Self { SharedServer() }
}
