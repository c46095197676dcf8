import Glibc
import Synchronization
import TestSupport

/// One server after another on the same store, as its callers see it: a port that changes, and no port now and then.
final class ServerLine: Sendable {
    let folder: TemporaryFolder
    private let settings: Server.Settings
    private let port = Mutex<Int?>(nil)

    init(settings: Server.Settings) throws {
        self.settings = settings
        folder = try TemporaryFolder()
    }

    /// Nil while there is no server.
    var currentPort: Int? { port.withLock { $0 } }

    func start() async throws -> Server {
        let server = try await Server.start(settings, in: folder)
        port.withLock { $0 = server.port }
        return server
    }

    /// Lets a server run for a moment and ends it without warning.
    func crash(_ server: Server, after delay: Duration) async throws {
        try await Task.sleep(for: delay)
        await server.crash()
        port.withLock { $0 = nil }
    }

    /// Ends a server while it is still starting.
    func crashStarting(after delay: Duration) async throws {
        let arguments = Server.arguments(in: folder, try await TestedStore.location(in: folder))
        let process = try Program.start(arguments, in: folder, name: "starting")
        try await Task.sleep(for: delay)
        process.send(SIGKILL)
        _ = await process.waitUntilEnded()
    }
}
