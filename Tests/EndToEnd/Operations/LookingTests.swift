import Conversations
import Foundation
import SQLiteStorage
import Storage
import TestSupport
import Testing

/// Commands that only look at a store leave it, and the folder it is in, as they are.
@Suite(.onFiles) struct LookingTests {
    private static let looking = [
        ["tokens", "list"], ["endpoints", "list"], ["migrate", "--dry-run"], ["doctor"],
    ]

    @Test(.timeLimit(.minutes(5)), arguments: looking)
    func `a store that is not there is not made`(command: [String]) async throws {
        let folder = try TemporaryFolder()
        for name in ["mistyped.db", "no/such/folder/store.db"] {
            let run = try await Program.run(command + ["--database", "sqlite:" + folder.file(name)], in: folder)
            #expect(run.end == .exit(2), "\(run.output) \(run.errors)")
            #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
            #expect(run.errors.contains("\(folder.file(name)): there is no such file"), "\(run.errors)")
        }
        #expect(try Self.files(in: folder).isEmpty)
    }

    @Test(.timeLimit(.minutes(5)), arguments: looking)
    func `what is no store is refused by name`(command: [String]) async throws {
        let folder = try TemporaryFolder()
        try folder.write("# Notes\n", to: "notes.md")
        try FileManager.default.createDirectory(atPath: folder.file("folder"), withIntermediateDirectories: true)
        for name in ["notes.md", "folder"] {
            let run = try await Program.run(command + ["--database", "sqlite:" + folder.file(name)], in: folder)
            #expect(run.end == .exit(2), "\(run.output) \(run.errors)")
            #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
            #expect(run.errors.contains("\(folder.file(name)): is "), "\(run.errors)")
        }
        #expect(try Self.files(in: folder) == ["folder", "notes.md"])
        #expect(folder.text(of: "notes.md") == "# Notes\n")
    }

    @Test(.timeLimit(.minutes(5)), arguments: looking)
    func `a store stays as it is, byte for byte`(command: [String]) async throws {
        let folder = try TemporaryFolder()
        _ = try SmallDomain(in: folder)
        try folder.write(Server.Settings().text(for: SmallDomain(in: folder)), to: "triage.yaml")
        let store = ["--database", "sqlite:" + folder.file("store.db")]
        let made = try await Program.run(["tokens", "create", "--name", "mine"] + store, in: folder)
        #expect(made.end == .exit(0), "\(made.errors)")
        let before = try Self.files(in: folder)
        let bytes = FileManager.default.contents(atPath: folder.file("store.db"))
        let settings = command == ["doctor"] ? ["--config", folder.file("triage.yaml")] : []
        let run = try await Program.run(command + settings + store, in: folder)
        #expect(run.end == .exit(0), "\(run.output) \(run.errors)")
        #expect(try Self.files(in: folder) == before)
        #expect(FileManager.default.contents(atPath: folder.file("store.db")) == bytes)
    }

    @Test(.timeLimit(.minutes(5)), arguments: looking)
    func `an older schema stays older, and is told`(command: [String]) async throws {
        let folder = try TemporaryFolder()
        try await Self.makeStore(folder.file("store.db"), Migrator(migrations: Array(Migration.all.prefix(1))))
        let bytes = FileManager.default.contents(atPath: folder.file("store.db"))
        let run = try await Program.run(command + ["--database", "sqlite:" + folder.file("store.db")], in: folder)
        if command == ["migrate", "--dry-run"] {
            let names = Migration.all.dropFirst().map(\.name).joined(separator: ", ")
            #expect(run.end == .exit(0))
            #expect(run.output == "Would apply: \(names)\n")
        } else {
            #expect(run.end == .exit(1), "\(run.errors)")
            #expect(run.errors.contains("triage migrate"), "\(run.errors)")
        }
        #expect(FileManager.default.contents(atPath: folder.file("store.db")) == bytes)
    }

    @Test(.timeLimit(.minutes(5)))
    func `what a crashed service has left in the log is seen`() async throws {
        let server = try await Server.start()
        _ = try await server.token()
        await server.crash()
        let before = try Self.files(in: server.folder)
        let run = try await Program.run(["tokens", "list", "--database", server.database], in: server.folder)
        #expect(run.end == .exit(0), "\(run.errors)")
        #expect(run.output.contains("test  active"), "\(run.output)")
        #expect(try Self.files(in: server.folder) == before)
    }

    @Test(.timeLimit(.minutes(3)))
    func `a running service is asked`() async throws {
        try await withServer { server in
            _ = try await server.token()
            for command in Self.looking {
                let settings = command == ["doctor"] ? ["--config", server.folder.file("triage.yaml")] : []
                let run = try await Program.run(
                    command + settings + ["--database", server.database], in: server.folder)
                #expect(run.end == .exit(0), "\(run.output) \(run.errors)")
            }
        }
    }

    @Test(.timeLimit(.minutes(5)), arguments: [["tokens", "revoke", "tok_0"], ["endpoints", "delete", "whk_0"]])
    func `nothing is taken away from a store that is not there`(command: [String]) async throws {
        let folder = try TemporaryFolder()
        let run = try await Program.run(command + ["--database", "sqlite:" + folder.file("mistyped.db")], in: folder)
        #expect(run.end == .exit(2))
        #expect(run.errors.contains("mistyped.db: there is no such file"), "\(run.errors)")
        #expect(try Self.files(in: folder).isEmpty)
    }

    @Test(.timeLimit(.minutes(5)))
    func `doctor looks at the store that the settings name, unless a flag does`() async throws {
        let folder = try TemporaryFolder()
        let settings = Server.Settings(others: ["database: sqlite:" + folder.file("named.db")])
        try folder.write(settings.text(for: SmallDomain(in: folder)), to: "triage.yaml")
        let doctor = ["doctor", "--config", folder.file("triage.yaml")]
        let missing = try await Program.run(doctor, in: folder)
        #expect(missing.end == .exit(2))
        #expect(missing.errors.contains("named.db: there is no such file"), "\(missing.errors)")
        let flag = try await Program.run(doctor + ["--database", "sqlite:" + folder.file("other.db")], in: folder)
        #expect(flag.errors.contains("other.db: there is no such file"), "\(flag.errors)")
        let made = try await Program.run(
            ["tokens", "create", "--name", "mine", "--database", "sqlite:" + folder.file("named.db")], in: folder)
        #expect(made.end == .exit(0))
        let there = try await Program.run(doctor, in: folder)
        #expect(there.end == .exit(0), "\(there.output) \(there.errors)")
        #expect(there.output.contains("named.db"))
    }

    @Test(.timeLimit(.minutes(5)))
    func `doctor tells what is wrong in words`() async throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "domains:\n  a: {model: none.triage, policy: nowhere}\ninboxes: {default: a}\n", to: "triage.yaml")
        let run = try await Program.run(["doctor", "--config", folder.file("triage.yaml")], in: folder)
        #expect(run.end == .exit(2))
        #expect(run.output.contains("FAIL  models: \(folder.file("none.triage")): cannot be read"), "\(run.output)")
        #expect(!run.output.contains("(\""), "\(run.output)")

        try folder.write("prot: 1\n", to: "triage.yaml")
        let unread = try await Program.run(["doctor", "--config", folder.file("triage.yaml")], in: folder)
        #expect(unread.end == .exit(2))
        let found = unread.output.split(separator: "\n")
        #expect(found.count == 1 && found[0].contains("triage.yaml:1: unknown key 'prot'"), "\(unread.output)")
    }

    /// Lets go of the file when it returns.
    private static func makeStore(_ path: String, _ migrator: Migrator) async throws {
        let database = try SQLiteDatabase(path: path)
        _ = try await database.write { try migrator.migrate(on: $0, at: Instant(millisecondsSinceEpoch: 0)) }
        try database.close()
    }

    /// Names of what is in a folder, but for what running a command leaves there.
    private static func files(in folder: TemporaryFolder) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().filter {
            !$0.hasSuffix(".out") && !$0.hasSuffix(".err")
        }
    }
}
