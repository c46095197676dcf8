import Conversations
import Foundation
import TestSupport
import Testing

/// What becomes of the service when its store is another's, damaged, or cannot be written.
@Suite(.onFiles) struct StoreDamageTests {
    @Test(.timeLimit(.minutes(5)), arguments: [["serve", "--port", "0"], ["migrate"], ["doctor"]])
    func `another program's database is refused and left alone`(command: [String]) async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("theirs.db")
        try await Self.makeStore(path, in: folder)
        try FileManager.default.removeItem(atPath: path + ".lock")
        var bytes = folder.bytes(of: "theirs.db")
        bytes.replaceSubrange(68..<72, with: [0, 0, 0, 77])
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        let run = try await Program.run(command + ["--database", "sqlite:" + path], in: folder)
        #expect(run.end == .exit(2), "\(run.errors)")
        #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
        #expect(run.errors.contains("\(path): is a database of another program"), "\(run.errors)")
        #expect(folder.bytes(of: "theirs.db") == bytes)
        #expect(!FileManager.default.fileExists(atPath: path + ".lock"))
    }

    @Test(.timeLimit(.minutes(5)), arguments: [["serve", "--port", "0"], ["doctor"]])
    func `a damaged store is refused, with what to do`(command: [String]) async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("store.db")
        try await Self.makeStore(path, in: folder)
        let bytes = folder.bytes(of: "store.db")
        var overwritten = bytes
        overwritten.replaceSubrange((bytes.count - 4096)..., with: [UInt8](repeating: 0xA5, count: 4096))
        try folder.write(Server.Settings().text(for: SmallDomain(in: folder)), to: "triage.yaml")
        for damaged in [Array(bytes.prefix(bytes.count / 2)), overwritten] {
            try Data(damaged).write(to: URL(fileURLWithPath: path))
            let run = try await Program.run(
                command + ["--config", folder.file("triage.yaml"), "--database", "sqlite:" + path], in: folder)
            #expect(run.end == .exit(2), "\(run.errors)")
            #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
            #expect(run.errors.contains("\(path): is no store, or is damaged: "), "\(run.errors)")
            #expect(run.errors.contains("restore the backup, see docs/operations.md"), "\(run.errors)")
            #expect(folder.bytes(of: "store.db") == damaged)
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `damage met while serving ends readiness and messages, not the service`() async throws {
        let folder = try TemporaryFolder()
        let token = try await withServer(in: folder) { server in
            let client = try await server.client()
            for number in 0..<50 {
                let answer = try await client.message(SmallDomain.slow, from: "+55119000000\(10 + number)")
                #expect(answer.status == 200)
            }
            return client.token
        }
        await Turnstile.servers.enter()
        defer { Turnstile.servers.leave() }
        let server = try await Server.start(in: folder)
        let client = HTTPClient(port: server.port, token: token)
        let path = folder.file("store.db")
        let size = folder.bytes(of: "store.db").count
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        // All but the schema, which the service has read.
        let kept = 4096 * 16
        try file.seek(toOffset: UInt64(kept))
        try file.write(contentsOf: Data(repeating: 0xA5, count: size - kept))
        try file.close()
        var answer = try await client.message(SmallDomain.slow, from: "+5511900000012")
        for number in 0..<20 where answer.status == 200 {
            answer = try await client.message(SmallDomain.slow, from: "+55119100000\(10 + number)")
        }
        #expect(answer.status == 503, "\(answer.text)")
        let ready = try await client.get("/ready")
        #expect(ready.status == 503)
        #expect(ready.text.contains("store is damaged"), "\(ready.text)")
        #expect(try await client.get("/health").status == 200)
        let told = try await eventually { server.log.contains("the store is damaged; nothing more is written") }
        #expect(told, "\(server.log)")
        #expect(try await client.message(SmallDomain.slow, from: "+5511920000001").status == 503)
        _ = await server.stop()
        // Damage is bad input: whoever restarts the service must not try again and again.
        let run = try await Program.run(
            ["serve", "--config", folder.file("triage.yaml"), "--database", "sqlite:" + path], in: folder)
        #expect(run.end == .exit(2), "\(run.errors)")
    }

    @Test(.timeLimit(.minutes(5)))
    func `without room messages are refused and nothing of them stored, until there is room again`() async throws {
        try await withServer { server in
            let client = try await server.client()
            _ = try await client.message(SmallDomain.slow, from: "+5511900000001")
            // The log is what grows with each message.
            let room = server.folder.bytes(of: "store.db-wal").count + 200_000
            try await Self.limitFiles(of: server, to: room)
            var (taken, refused) = (0, 0)
            for number in 0..<500 where refused < 5 {
                let answer = try await client.message(
                    SmallDomain.human, from: "+5511930000\(100 + number)", ["message_id": .string("full-\(number)")])
                if answer.status == 200 { taken += 1 } else { refused += 1 }
                #expect([200, 503].contains(answer.status), "\(answer.text)")
                #expect(answer.status == 200 || answer.header("retry-after") == "5")
            }
            #expect(taken > 0 && refused == 5)
            let isToldByReady = try await eventually {
                _ = try await client.message(SmallDomain.slow, from: "+5511940000001")
                return try await client.get("/ready").text.contains("store cannot be written")
            }
            #expect(isToldByReady)
            #expect(try await client.get("/api/v1/conversations?limit=1").status == 200, "reading goes on")
            let isToldByLog = try await eventually { server.log.contains("the store cannot be written") }
            #expect(isToldByLog)

            try await Self.limitFiles(of: server, to: nil)
            let isReady = try await eventually { try await client.get("/ready").status == 200 }
            #expect(isReady)
            let answer = try await client.message(SmallDomain.slow, from: "+5511950000001")
            #expect(answer.status == 200)
            let isBack = try await eventually { server.log.contains("the store can be written again") }
            #expect(isBack)
        }
    }

    private static func makeStore(_ path: String, in folder: TemporaryFolder) async throws {
        let run = try await Program.run(
            ["tokens", "create", "--name", "x", "--database", "sqlite:" + path], in: folder)
        #expect(run.end == .exit(0))
    }

    /// How large the server's files may grow; nil for no limit.
    private static func limitFiles(of server: Server, to bytes: Int?) async throws {
        let process = try ChildProcess(
            "/usr/bin/prlimit",
            ["--pid", "\(server.process.identifier)", "--fsize=\(bytes.map(String.init) ?? "unlimited"):unlimited"],
            output: "/dev/null", errors: "/dev/null")
        #expect(await process.waitUntilEnded() == .exit(0))
    }
}
