import Foundation
import TestSupport
import Testing

/// The way from the command line to a running service is for the store's owner only, wherever it lies.
@Suite(.onFiles) struct ControlSocketTests {
    /// Whether a test can be somebody else.
    private static var isRoot: Bool { geteuid() == 0 }
    private static let nobody = 65_534

    /// A store in so deep a folder that the socket does not fit beside it, and a temporary folder of its own.
    private struct DeepStore {
        let folder: TemporaryFolder
        let settings: String
        let database: String
        let temporary: String
        let place: String

        init() throws {
            folder = try TemporaryFolder()
            settings = folder.file("triage.yaml")
            try folder.write(Server.Settings().text(for: SmallDomain(in: folder)), to: "triage.yaml")
            let deep = folder.file(String(repeating: "deep", count: 25))
            temporary = folder.file("t")
            place = temporary + "/triage-\(geteuid())"
            for path in [deep, temporary] {
                try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            }
            database = "sqlite:\(deep)/store.db"
        }

        func start(_ arguments: [String], name: String) throws -> ChildProcess {
            try ChildProcess(
                "/usr/bin/env", ["TMPDIR=" + temporary, try Program.path()] + arguments + ["--database", database],
                output: folder.file(name + ".out"), errors: folder.file(name + ".err"))
        }

        /// Whether it listens; otherwise it has ended.
        func serves() async throws -> (Bool, ChildProcess) {
            let process = try start(["serve", "--config", settings], name: "serve")
            _ = try await eventually(within: .seconds(60)) {
                process.end != nil || folder.text(of: "serve.out").contains("listens on")
            }
            return (process.end == nil, process)
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a socket that does not fit beside its store is in a folder for its owner alone`() async throws {
        await Turnstile.servers.enter()
        defer { Turnstile.servers.leave() }
        let store = try DeepStore()
        let (isServing, process) = try await store.serves()
        defer { process.send(SIGKILL) }
        try #require(isServing, "\(store.folder.text(of: "serve.err"))")
        #expect(try FileManager.default.contentsOfDirectory(atPath: store.temporary) == ["triage-\(geteuid())"])
        let mode = try FileManager.default.attributesOfItem(atPath: store.place)[.posixPermissions] as? Int
        #expect(mode == 0o700)
        let made = try store.start(["tokens", "create", "--name", "mine"], name: "create")
        #expect(await made.waitUntilEnded() == .exit(0), "\(store.folder.text(of: "create.err"))")

        // A folder that others have got hold of since is not looked into.
        #expect(unsafe chmod(store.place, 0o777) == 0)
        let refused = try store.start(["tokens", "create", "--name", "mine"], name: "refused")
        #expect(await refused.waitUntilEnded() == .exit(1))
        #expect(store.folder.text(of: "refused.err").contains(store.place), "\(store.folder.text(of: "refused.err"))")
        process.send(SIGTERM)
        #expect(await process.waitUntilEnded() == .exit(0))
    }

    @Test(.timeLimit(.minutes(5)), arguments: ["open folder", "link", "file", "somebody else's folder"])
    func `a folder that somebody else made first is refused`(trap: String) async throws {
        guard trap != "somebody else's folder" || Self.isRoot else { return }
        await Turnstile.servers.enter()
        defer { Turnstile.servers.leave() }
        let store = try DeepStore()
        let files = FileManager.default
        switch trap {
        case "open folder":
            try files.createDirectory(atPath: store.place, withIntermediateDirectories: true)
            #expect(unsafe chmod(store.place, 0o755) == 0)
        case "link":
            try files.createDirectory(
                atPath: store.folder.file("elsewhere"), withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
            try files.createSymbolicLink(atPath: store.place, withDestinationPath: store.folder.file("elsewhere"))
        case "file":
            #expect(files.createFile(atPath: store.place, contents: nil))
        default:
            try files.createDirectory(
                atPath: store.place, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            #expect(unsafe chown(store.place, uid_t(Self.nobody), gid_t(Self.nobody)) == 0)
        }
        let (isServing, process) = try await store.serves()
        defer { process.send(SIGKILL) }
        #expect(!isServing)
        #expect(process.end == .exit(1))
        #expect(store.folder.text(of: "serve.err").contains(store.place), "\(store.folder.text(of: "serve.err"))")
    }

    @Test(.timeLimit(.minutes(5)))
    func `a connection that says nothing does not keep the service from stopping`() async throws {
        await Turnstile.servers.enter()
        defer { Turnstile.servers.leave() }
        let server = try await Server.start()
        let silent = """
            import socket, sys
            open_ones = [socket.socket(socket.AF_UNIX) for _ in range(3)]
            for s in open_ones: s.connect(sys.argv[1])
            open_ones[1].sendall(b'{"listTok')
            print("connected", flush=True)
            for s in open_ones: s.recv(1)
            """
        let process = try ChildProcess(
            "/usr/bin/env", ["python3", "-c", silent, server.folder.file("store.db.control")],
            output: server.folder.file("silent"), errors: server.folder.file("problem"))
        defer { process.send(SIGKILL) }
        try #require(try await eventually { server.folder.text(of: "silent").contains("connected") })
        // The service must have taken them before the signal comes.
        let made = try await Program.run(["tokens", "list", "--database", server.database], in: server.folder)
        #expect(made.end == .exit(0), "\(made.errors)")
        let taken = await duration { #expect(await server.stop() == .exit(0)) }
        #expect(taken < .seconds(8))
        #expect(!server.log.contains("CancellationError"), "\(server.log)")
    }

    @Test(
        .timeLimit(.minutes(5)),
        arguments: [
            ("c.close()", "hung up without an answer"), ("c.sendall(b'{}\\n')", "is it of another version?"),
            ("c.sendall(b'{\"count'); c.close()", "hung up without an answer"),
            ("time.sleep(30)", "did not answer within 10 seconds"),
        ])
    func `the command line says how the service failed to answer`(act: String, complaint: String) async throws {
        try await withServer { server in
            let path = server.folder.file("store.db.control")
            #expect(unsafe unlink(path) == 0)
            let failing = """
                import socket, sys, time
                s = socket.socket(socket.AF_UNIX)
                s.bind(sys.argv[1])
                s.listen(1)
                print("listening", flush=True)
                c, _ = s.accept()
                c.recv(65536)
                \(act)
                """
            let process = try ChildProcess(
                "/usr/bin/env", ["python3", "-c", failing, path], output: server.folder.file("heard"),
                errors: server.folder.file("problem"))
            defer { process.send(SIGKILL) }
            try #require(try await eventually { server.folder.text(of: "heard").contains("listening") })
            let run = try await Program.run(
                ["endpoints", "delete", "whk_1", "--database", server.database], in: server.folder)
            #expect(run.end == .exit(1), "\(run.output)")
            #expect(run.errors.contains(path) && run.errors.contains(complaint), "\(run.errors)")
        }
    }

    @Test func `an identifier that cannot be one is refused as such`() async throws {
        try await withServer { server in
            for arguments in [
                ["tokens", "revoke", "whk_1"], ["endpoints", "delete", "tok_1"], ["endpoints", "replay", "a b"],
            ] {
                let run = try await Program.run(arguments + ["--database", server.database], in: server.folder)
                #expect(run.end == .exit(2), "\(run.output)")
                #expect(run.errors.contains("'\(arguments[2])' is no identifier that begins with"), "\(run.errors)")
            }
        }
    }

    /// Behind the file's mode, which whoever may write the folder can get around.
    @Test(.timeLimit(.minutes(5)), .enabled(if: isRoot))
    func `a service answers its own user and root only`() async throws {
        try await withServer { server in
            let path = server.folder.file("store.db.control")
            #expect(unsafe chmod(server.folder.path, 0o755) == 0)
            #expect(unsafe chmod(path, 0o666) == 0)
            let asking = """
                import os, socket, sys
                os.setuid(int(sys.argv[2]))
                s = socket.socket(socket.AF_UNIX)
                s.settimeout(20)
                s.connect(sys.argv[1])
                s.sendall(b'{"listTokens": {}}\\n')
                sys.stdout.write(s.recv(65536).decode())
                """
            for (user, isAnswered) in [(0, true), (Self.nobody, false)] {
                let process = try ChildProcess(
                    "/usr/bin/env", ["python3", "-c", asking, path, "\(user)"],
                    output: server.folder.file("answer-\(user)"), errors: server.folder.file("problem-\(user)"))
                _ = await process.waitUntilEnded()
                let answer = server.folder.text(of: "answer-\(user)")
                #expect(answer.contains("tokens") == isAnswered, "\(user): \(answer)")
                #expect(!server.folder.text(of: "problem-\(user)").contains("timed out"))
            }
        }
    }

    @Test(.timeLimit(.minutes(5)), .enabled(if: isRoot))
    func `the command line tells nothing to somebody else's service`() async throws {
        try await withServer { server in
            let path = server.folder.file("store.db.control")
            #expect(unsafe unlink(path) == 0)
            #expect(unsafe chmod(server.folder.path, 0o777) == 0)
            let impostor = """
                import os, socket, sys
                os.setuid(int(sys.argv[2]))
                s = socket.socket(socket.AF_UNIX)
                s.bind(sys.argv[1])
                s.listen(1)
                s.settimeout(30)
                print("listening", flush=True)
                c, _ = s.accept()
                print(c.recv(65536), flush=True)
                c.sendall(b'{"count": {"_0": 7}}\\n')
                """
            let process = try ChildProcess(
                "/usr/bin/env", ["python3", "-c", impostor, path, "\(Self.nobody)"],
                output: server.folder.file("heard"), errors: server.folder.file("problem"))
            defer { process.send(SIGKILL) }
            try #require(try await eventually { server.folder.text(of: "heard").contains("listening") })
            let run = try await Program.run(
                ["tokens", "create", "--name", "secret-plan", "--database", server.database], in: server.folder)
            #expect(run.end == .exit(1), "\(run.output)")
            #expect(run.errors.contains("belongs to somebody else"), "\(run.errors)")
            _ = await process.waitUntilEnded()
            #expect(!server.folder.text(of: "heard").contains("secret-plan"))
        }
    }
}
