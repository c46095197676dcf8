import Foundation
import TestSupport
import Testing

/// What holds customers' messages and webhook secrets is for its owner alone, whatever the process's file mode mask is.
@Suite(.onFiles) struct FileModeTests {
    @Test(.timeLimit(.minutes(5)), arguments: ["000", "022", "077"])
    func `the service's files are for its owner alone`(mask: String) async throws {
        await Turnstile.servers.enter()
        defer { Turnstile.servers.leave() }
        let folder = try TemporaryFolder()
        try folder.write(Server.Settings().text(for: SmallDomain(in: folder)), to: "triage.yaml")
        let process = try ChildProcess(
            "/bin/sh",
            [
                "-c", "umask \(mask) && exec \"$0\" \"$@\"", try Program.path(), "serve", "--config",
                folder.file("triage.yaml"), "--database", "sqlite:" + folder.file("store.db"),
            ], output: folder.file("out"), errors: folder.file("err"))
        defer { process.send(SIGKILL) }
        let listens = try await eventually(within: .seconds(60)) { folder.text(of: "out").contains("listens on") }
        try #require(listens, "\(folder.text(of: "err"))")
        let store = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix("store.db") }
        #expect(
            Set(store) == [
                "store.db", "store.db-wal", "store.db-shm", "store.db.lock", "store.db.journal", "store.db.control",
            ])
        for name in store {
            let mode = try FileManager.default.attributesOfItem(atPath: folder.file(name))[.posixPermissions] as? Int
            #expect(mode == 0o600, "\(name)")
        }
        process.send(SIGTERM)
        #expect(await process.waitUntilEnded() == .exit(0))
    }
}
