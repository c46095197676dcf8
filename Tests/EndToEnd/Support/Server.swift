import Conversations
import Foundation
import TestSupport
import Testing

/// A `triage serve` in a process of its own, on a free port of the loopback address.
final class Server: Sendable {
    /// What `triage.yaml` says beside the domain.
    struct Settings: Sendable {
        /// Lines of the `limits` section.
        var limits: [String] = []
        /// Lines of the `webhooks` section; retries are quick by default, and receivers on loopback allowed.
        var webhooks = ["allow_private: true", "first_retry_seconds: 0.05", "longest_retry_seconds: 0.2"]
        /// Other lines.
        var others: [String] = []

        func text(for domain: SmallDomain) -> String {
            var lines = [
                "host: 127.0.0.1", "port: 0", "state_folder: .", "domains:", "  small:", "    model: \(domain.model)",
                "    policy: \(domain.policy)", "inboxes:", "  default: small", "  second: small",
                "  british: {domain: small, region: GB, languages: [en]}",
            ]
            for (section, content) in [("limits", limits), ("webhooks", webhooks)] where !content.isEmpty {
                lines += ["\(section):"] + content.map { "  " + $0 }
            }
            return (lines + others).joined(separator: "\n") + "\n"
        }
    }

    let folder: TemporaryFolder
    let process: ChildProcess
    let port: Int
    /// Where its store is.
    let database: String
    private let name: String

    /// Starts a server and waits until it takes requests.
    ///
    /// - Parameters:
    ///   - folder: that of a server before it, to work on the same store.
    ///   - location: its store, when that is not the folder's own.
    ///   - errors: where it logs to when not to a file of the folder; ``log`` is empty then.
    static func start(
        _ settings: Settings = Settings(), in folder: TemporaryFolder? = nil, on location: String? = nil,
        errors: String? = nil
    ) async throws -> Server {
        let folder = try folder ?? TemporaryFolder()
        try folder.write(settings.text(for: SmallDomain(in: folder)), to: "triage.yaml")
        let name = "server-\(UUID().uuidString)"
        let database = if let location { location } else { try await TestedStore.location(in: folder) }
        let process = try Program.start(
            arguments(in: folder, database), in: folder, name: name, errors: errors)
        var port: Int?
        let answered = try await eventually(within: .seconds(60)) {
            let output = folder.text(of: name + ".out")
            if let match = output.firstMatch(of: #/Triage listens on http://127\.0\.0\.1:(\d+) /#) {
                port = Int(match.1)
            }
            return port != nil || process.end != nil
        }
        guard answered, let port else {
            process.send(SIGKILL)
            throw DidNotStart(errors: folder.text(of: name + ".err"))
        }
        return Server(folder: folder, process: process, port: port, database: database, name: name)
    }

    static func arguments(in folder: TemporaryFolder, _ database: String) -> [String] {
        ["serve", "--config", folder.file("triage.yaml"), "--database", database]
    }

    private init(folder: TemporaryFolder, process: ChildProcess, port: Int, database: String, name: String) {
        self.database = database
        self.folder = folder
        self.process = process
        self.port = port
        self.name = name
    }

    /// What it has logged so far.
    var log: String { folder.text(of: name + ".err") }

    /// Makes a token through the command line while the service runs.
    func token(scopes: [String] = []) async throws -> String {
        try await tokenWithID(scopes: scopes).token
    }

    func tokenWithID(scopes: [String] = []) async throws -> (id: String, token: String) {
        let arguments = ["tokens", "create", "--name", "test", "--json", "--database", database]
        let run = try await Program.run(arguments + scopes.flatMap { ["--scope", $0] }, in: folder)
        #expect(run.end == .exit(0), "\(run.errors)")
        let answer = try JSONDecoder().decode([String: String].self, from: Data(run.output.utf8))
        return (try #require(answer["id"]), try #require(answer["token"]))
    }

    /// A client with a token for everything.
    func client() async throws -> HTTPClient {
        let scopes = ["messages:write", "read", "desk", "webhooks", "customers:write"]
        return HTTPClient(port: port, token: try await token(scopes: scopes))
    }

    /// Asks it to stop, and waits.
    func stop() async -> ChildProcess.End {
        process.send(SIGTERM)
        let watchdog = Task {
            try await Task.sleep(for: .seconds(40))
            process.send(SIGKILL)
        }
        defer { watchdog.cancel() }
        return await process.waitUntilEnded()
    }

    /// Ends it as a power cut would end the process.
    func crash() async {
        process.send(SIGKILL)
        _ = await process.waitUntilEnded()
    }

    struct DidNotStart: Error {
        let errors: String
    }
}

/// Runs `body` beside a server of its own, which must then stop in good order.
///
/// - Parameters:
///   - folder: that of a server before it, to work on the same store.
///   - location: its store, when that is not the folder's own.
///   - errors: where it logs to when not to a file of the folder.
func withServer<Value>(
    _ settings: Server.Settings = Server.Settings(), in folder: TemporaryFolder? = nil, on location: String? = nil,
    errors: String? = nil,
    _ body: (Server) async throws -> Value
) async throws -> Value {
    await Turnstile.servers.enter()
    defer { Turnstile.servers.leave() }
    let server = try await Server.start(settings, in: folder, on: location, errors: errors)
    do {
        let value = try await body(server)
        #expect(await server.stop() == .exit(0), "\(server.log)")
        return value
    } catch {
        await server.crash()
        throw error
    }
}

extension Server {
    /// Waits until nothing waits in the outbox any more.
    func isDelivered(with client: HTTPClient, within limit: Duration = .seconds(60)) async throws -> Bool {
        try await eventually(within: limit) {
            let page = try await client.get("/metrics").text
            return page.contains("triage_webhook_deliveries{state=\"waiting\"} 0\n")
                && page.contains("triage_webhook_deliveries{state=\"leased\"} 0\n")
        }
    }
}
