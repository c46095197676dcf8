import Foundation
import Testing

@Suite struct ConfigurationTests {
    /// What stands in triage.yaml and what must be said about it.
    private static let bad: [(text: String, says: [String])] = [
        ("port: 8080\nprot: 1\n", ["triage.yaml:2", "prot"]),
        ("port: many\n", ["triage.yaml:1", "port"]),
        ("port: 70000\n", ["triage.yaml:1", "port"]),
        ("limits:\n  burst: -1\n", ["triage.yaml:2", "burst"]),
        ("limits:\n  requests_per_second: 1\n  requests_per_second: 2\n", ["triage.yaml:2", "requests_per_second"]),
        ("webhooks:\n  allow_private: perhaps\n", ["triage.yaml:2", "allow_private"]),
        ("claim_minutes: 0\n", ["triage.yaml:1", "claim_minutes"]),
        ("inboxes: {}\n", ["triage.yaml:1", "inbox"]),
        ("inboxes:\n  \"a\\nb\": isp-pt-BR\n", ["triage.yaml:2", "an inbox's name must not contain control"]),
        ("inboxes:\n  \(String(repeating: "a", count: 65)): isp-pt-BR\n", ["triage.yaml:2", "64 bytes at most"]),
        ("domains:\n  small:\n    model: x.triage\n", ["triage.yaml:", "policy"]),
        ("host: [\n", ["triage.yaml:"]),
        ("just text\n", ["triage.yaml:1"]),
        ("port: 0\ndatabase: store.db\n", ["triage.yaml:2", "'store.db' is no store; write sqlite:PATH"]),
        ("database: postgres://me:secret@db/triage\n", ["triage.yaml:1", "this build has no PostgreSQL yet"]),
        ("a: &a [*a, *a]\n", ["triage.yaml:"]),
    ]

    @Test(.timeLimit(.minutes(2)))
    func `a bad configuration ends with code 2 and one line that names file and line`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("triage.yaml")
        for (text, says) in Self.bad {
            try folder.write(text, to: "triage.yaml")
            let run = try await Self.serve(path, in: folder)
            #expect(run.end == .exit(2), "\(text) \(run.errors)")
            #expect(run.output.isEmpty, "\(text)")
            #expect(run.errors.split(separator: "\n").count == 1, "\(text) \(run.errors)")
            for part in says { #expect(run.errors.contains(part), "\(text) \(run.errors)") }
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func `a bad model or policy ends with code 2 and names the file`() async throws {
        let folder = try TemporaryFolder()
        let domain = try SmallDomain(in: folder)
        let model = FileManager.default.contents(atPath: domain.model) ?? Data()
        try folder.write("not a model\n", to: "text.triage")
        try model.prefix(model.count / 2).write(to: URL(fileURLWithPath: folder.file("half.triage")))
        var flipped = model
        flipped[flipped.count / 2] ^= 0x40
        try flipped.write(to: URL(fileURLWithPath: folder.file("flipped.triage")))
        try FileManager.default.copyItem(atPath: domain.policy, toPath: folder.file("bad"))
        let teams = folder.text(of: "bad/teams.yaml")
        try folder.write(teams.replacing("fallback: atendimento", with: "fallback: nobody"), to: "bad/teams.yaml")
        let bad: [(model: String, policy: String, says: String)] = [
            (folder.file("none.triage"), domain.policy, "none.triage"),
            (folder.file("text.triage"), domain.policy, "text.triage"),
            (folder.file("half.triage"), domain.policy, "half.triage"),
            (folder.file("flipped.triage"), domain.policy, "flipped.triage"),
            (domain.model, folder.file("nowhere"), folder.file("nowhere")),
            (domain.model, folder.file("bad"), folder.file("bad/teams.yaml:")),
        ]
        for (model, policy, says) in bad {
            let text = "domains:\n  a: {model: \(model), policy: \(policy)}\ninboxes: {default: a}\n"
            try folder.write(text, to: "triage.yaml")
            let run = try await Self.serve(folder.file("triage.yaml"), in: folder)
            #expect(run.end == .exit(2), "\(says) \(run.errors)")
            #expect(run.errors.split(separator: "\n").count == 1, "\(says) \(run.errors)")
            #expect(run.errors.contains(says), "\(run.errors)")
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func `bad flags end with code 2`() async throws {
        let folder = try TemporaryFolder()
        let store = "sqlite:" + folder.file("store.db")
        let bad = [
            ["serve", "--port", "70000", "--database", store], ["serve", "--port", "x", "--database", store],
            ["serve", "--config", folder.file("none.yaml"), "--database", store],
            ["serve", "--unknown"], ["nonsense"],
            ["tokens", "create", "--name", "x", "--scope", "everything", "--database", store],
        ]
        for arguments in bad {
            let run = try await Program.run(arguments, in: folder)
            #expect(run.end == .exit(2), "\(arguments) \(run.errors)")
            #expect(!run.errors.isEmpty, "\(arguments)")
            #expect(run.output.isEmpty, "\(arguments)")
        }
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            ("store.db", "--database: 'store.db' is no store; write sqlite:PATH"),
            ("sqlite:", "--database: 'sqlite:' is no store; write sqlite:PATH"),
            ("sqlite::memory:", "--database: a store must be a file; write sqlite:PATH"),
            (
                "postgres://me:secret@db/triage",
                "--database: this build has no PostgreSQL yet; write sqlite:PATH"
            ),
            ("postgres.db", "--database: 'postgres.db' is no store; write sqlite:PATH"),
            (
                "mysql://me:secret@db/triage",
                "--database: mysql:// is no store that this program knows; write sqlite:PATH"
            ),
        ])
    func `a store without its scheme is refused, and nothing is made`(database: String, says: String) async throws {
        let folder = try TemporaryFolder()
        for command in [
            ["serve", "--port", "0"], ["migrate"], ["migrate", "--dry-run"], ["doctor"], ["tokens", "list"],
            ["tokens", "create", "--name", "x"], ["endpoints", "create", "https://example.com"],
        ] {
            let run = try await Program.run(command + ["--database", database], in: folder)
            #expect(run.end == .exit(2), "\(command) \(run.errors)")
            #expect(run.output.isEmpty)
            #expect(run.errors == says + "\n", "\(command)")
        }
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(left.allSatisfy { $0.hasSuffix(".out") || $0.hasSuffix(".err") })
    }

    private static func serve(_ path: String, in folder: TemporaryFolder) async throws -> Program.Run {
        try await Program.run(
            ["serve", "--config", path, "--database", "sqlite:" + folder.file("store.db"), "--port", "0"], in: folder)
    }
}
