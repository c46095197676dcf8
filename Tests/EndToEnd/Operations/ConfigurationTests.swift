import Foundation
import TestSupport
import Testing

@Suite struct ConfigurationTests {
    /// What stands in triage.yaml and what must be said about it.
    private static let bad: [(text: String, says: [String])] = [
        ("port: 8080\nprot: 1\n", ["triage.yaml:2", "prot"]),
        ("port: many\n", ["triage.yaml:1", "port"]),
        ("port: 70000\n", ["triage.yaml:1", "port"]),
        ("limits:\n  burst: -1\n", ["triage.yaml:2", "burst"]),
        ("limits:\n  requests_per_second: 1\n  requests_per_second: 2\n", ["triage.yaml:3", "requests_per_second"]),
        ("webhooks:\n  allow_private: perhaps\n", ["triage.yaml:2", "allow_private"]),
        ("claim_minutes: 0\n", ["triage.yaml:1", "claim_minutes"]),
        ("inboxes: {}\n", ["triage.yaml:1", "inbox"]),
        ("inboxes:\n  \"a\\nb\": isp-pt-BR\n", ["triage.yaml:2", "an inbox's name must not contain control"]),
        ("inboxes:\n  \(String(repeating: "a", count: 65)): isp-pt-BR\n", ["triage.yaml:2", "64 bytes at most"]),
        ("domains:\n  small:\n    model: x.triage\n", ["triage.yaml:", "policy"]),
        ("host: [\n", ["triage.yaml:"]),
        ("just text\n", ["triage.yaml:1"]),
        (
            "port: 0\ndatabase: store.db\n",
            ["triage.yaml:2", "'store.db' is no store; write sqlite:PATH or postgres://…"]
        ),
        ("database: postgres://me:se@cret@db/triage\n", ["triage.yaml:1", "an @ in a password is written %40"]),
        ("a: &a [*a, *a]\n", ["triage.yaml:"]),
        ("webhooks:\n  allow:\n    - 10.0.0.0/99\n", ["triage.yaml:3", "allow[1]", "10.0.0.0/99"]),
        ("webhooks:\n  allow: [crm.internal, 'a b']\n", ["triage.yaml:2", "allow[2]", "a b"]),
        ("webhooks:\n  allow: [crm.internal:0]\n", ["triage.yaml:2", "allow[1]"]),
        ("webhooks:\n  allow: crm.internal\n", ["triage.yaml:2", "allow must be a list"]),
        ("webhooks:\n  allow: ['']\n", ["triage.yaml:2", "allow[1] must not be blank"]),
        (
            "webhooks:\n  first_retry_seconds: 60\n  longest_retry_seconds: 5\n",
            ["triage.yaml:3", "longest_retry_seconds must not be less than first_retry_seconds"]
        ),
        ("webhooks: {first_retry_seconds: 86400}\n", ["triage.yaml:1", "first_retry_seconds"]),
        ("inboxes:\n  default: isp-pt-br\n", ["triage.yaml:2", "default names the domain 'isp-pt-br'"]),
        ("inboxes:\n  default: ../isp-pt-BR\n", ["triage.yaml:2", "default names the domain"]),
        ("inboxes:\n", ["triage.yaml:1", "inboxes must not be empty"]),
        ("inboxes:\n  default: {region: BR}\n", ["triage.yaml:2", "domain is missing in default"]),
        ("inboxes:\n  default: {domain: isp-pt-BR, regoin: BR}\n", ["triage.yaml:2", "regoin"]),
        (
            "inboxes:\n  default:\n    domain: isp-pt-BR\n    region: Brasil\n",
            ["triage.yaml:4", "region must be a country's two capital letters, such as BR"]
        ),
        ("inboxes:\n  default: {domain: isp-pt-BR, region: br}\n", ["triage.yaml:2", "region must be"]),
        ("inboxes:\n  default: {domain: isp-pt-BR, region: ZZ}\n", ["triage.yaml:2", "region must be"]),
        (
            "inboxes:\n  default: {domain: isp-pt-BR, languages: [pt, Portuguese]}\n",
            ["triage.yaml:2", "languages[2] must be two letters"]
        ),
        ("inboxes:\n  default: {domain: isp-pt-BR, languages: []}\n", ["triage.yaml:2", "languages must name"]),
        (
            "inboxes:\n  default:\n    domain: isp-pt-BR\n    languages:\n",
            ["triage.yaml:4", "languages must not be empty"]
        ),
        ("domains:\n  small:\n    model:\n    policy: p\n", ["triage.yaml:3", "model must not be empty"]),
        ("domains:\n  small: {model: '', policy: p}\n", ["triage.yaml:2", "model must not be blank"]),
        ("host: ''\n", ["triage.yaml:1", "host must not be blank"]),
        ("log_level: loud\n", ["triage.yaml:1", "log_level must be one of trace"]),
        ("port: 1\nport: 2\n", ["triage.yaml:2", "port"]),
    ]

    @Test(.timeLimit(.minutes(5)))
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

    /// Every setting by its section, with a value of the wrong type and, where there is one, a value out of its range.
    private static let settings: [(section: String?, key: String, wrong: [String])] = [
        (nil, "host", ["[a]"]), (nil, "port", ["'8080'", "-1", "65536", "8.5"]), (nil, "database", ["{}", "x.db"]),
        (nil, "log_level", ["[info]", "INFO"]), (nil, "claim_minutes", ["soon", "0.5", "1441", "nan"]),
        (nil, "domains", ["[a]", "a"]), (nil, "inboxes", ["[a]", "a"]), (nil, "limits", ["[a]", "5"]),
        (nil, "webhooks", ["[a]", "true"]), (nil, "retention", ["[a]", "5"]),
        ("limits", "requests_per_second", ["many", "-1", "1e-20", "0.0009", "1000001"]),
        ("limits", "burst", ["many", "0", "1000001"]),
        ("limits", "connections", ["many", "0", "100001", "1.5"]), ("limits", "head_seconds", ["a", "0", "601"]),
        ("limits", "body_seconds", ["a", "0", "601"]), ("limits", "answer_seconds", ["a", "0", "601"]),
        ("limits", "idle_seconds", ["a", "0", "3601"]), ("webhooks", "allow_private", ["yes", "'true'", "1"]),
        ("webhooks", "allow", ["{}", "a"]), ("webhooks", "attempts", ["a", "0", "51"]),
        ("webhooks", "first_retry_seconds", ["a", "0", "86401"]),
        ("webhooks", "longest_retry_seconds", ["a", "0", "604801"]),
        ("retention", "delivered_days", ["a", "0", "3651"]), ("retention", "dead_letter_days", ["a", "0", "3651"]),
        ("retention", "idempotency_days", ["a", "0", "3651"]), ("retention", "suspect_days", ["a", "0", "3651"]),
    ]

    @Test(.timeLimit(.minutes(5)))
    func `every setting is checked, and named with file and line`() async throws {
        let folder = try TemporaryFolder()
        // One after the other: a hundred programs at once would be a test of the machine.
        for (section, key, wrong) in Self.settings {
            let isSection = section == nil && ["domains", "limits", "webhooks", "retention"].contains(key)
            for value in wrong + (isSection ? [] : [""]) {
                let line = "\(key): \(value)\n"
                try folder.write(section.map { "\($0):\n  \(line)" } ?? "\n\(line)", to: "triage.yaml")
                let run = try await Self.serve(folder.file("triage.yaml"), in: folder)
                #expect(run.end == .exit(2), "\(line) \(run.errors)")
                #expect(run.errors.hasPrefix("\(folder.file("triage.yaml")):2: \(key) "), "\(line) \(run.errors)")
                #expect(run.errors.split(separator: "\n").count == 1, "\(line) \(run.errors)")
            }
        }
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(!left.contains { $0.hasPrefix("store.db") })
    }

    @Test(.timeLimit(.minutes(5)), arguments: [["serve", "--port", "0"], ["doctor"]])
    func `a policy for another model is refused by the names of both and what does not fit`(
        command: [String]
    ) async throws {
        let folder = try TemporaryFolder()
        let domain = try SmallDomain(in: folder)
        try FileManager.default.copyItem(atPath: domain.policy, toPath: folder.file("other"))
        try folder.write(
            folder.text(of: "other/replies.yaml") + "\n  sales/ring_size: {person: true}\n", to: "other/replies.yaml")
        let text = "domains:\n  a: {model: small.triage, policy: other}\ninboxes: {default: a}\n"
        try folder.write(text, to: "triage.yaml")
        let run = try await Program.run(
            command + ["--config", folder.file("triage.yaml"), "--database", "sqlite:" + folder.file("store.db")],
            in: folder)
        #expect(run.end == .exit(2), "\(run.errors)")
        let says =
            "\(folder.file("other")): is a policy for another model than \(domain.model), which does not know "
            + "sales/ring_size"
        #expect(run.errors.contains(says), "\(run.errors)")
    }

    @Test(.timeLimit(.minutes(5)))
    func `a place where no store can be ends with code 2, and nothing is made`() async throws {
        let folder = try TemporaryFolder()
        try folder.write("# Notes\n", to: "notes.md")
        try FileManager.default.createDirectory(atPath: folder.file("folder"), withIntermediateDirectories: true)
        for (place, says) in [
            ("nowhere/store.db", "there is no such folder"), ("notes.md/store.db", "there is no such folder"),
            ("folder", "is no file, and so no store"), ("notes.md", "is no store, or is damaged"),
            ("/dev/null", "is no file, and so no store"),
        ] {
            let path = place.hasPrefix("/") ? place : folder.file(place)
            for command in [
                ["serve", "--port", "0"], ["migrate"], ["tokens", "create", "--name", "x"],
                ["endpoints", "create", "https://example.com"],
            ] {
                let run = try await Program.run(command + ["--database", "sqlite:" + path], in: folder)
                #expect(run.end == .exit(2), "\(command) \(run.errors)")
                #expect(run.output.isEmpty)
                #expect(run.errors.hasPrefix("\(path): \(says)"), "\(command) \(run.errors)")
                #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
            }
        }
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
            !$0.hasSuffix(".out") && !$0.hasSuffix(".err")
        }
        #expect(left.sorted() == ["folder", "notes.md"])
    }

    @Test(.timeLimit(.minutes(5)))
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

    @Test(.timeLimit(.minutes(5)))
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
        .timeLimit(.minutes(5)),
        arguments: [
            ("store.db", "--database: 'store.db' is no store; write sqlite:PATH or postgres://…"),
            ("sqlite:", "--database: 'sqlite:' is no store; write sqlite:PATH or postgres://…"),
            ("sqlite::memory:", "--database: a store must be a file; write sqlite:PATH"),
            (
                "postgres://me:se@cret@db/triage",
                "--database: the address is not understood: an @ in a password is written %40"
            ),
            ("postgres.db", "--database: 'postgres.db' is no store; write sqlite:PATH or postgres://…"),
            (
                "mysql://me:secret@db/triage",
                "--database: mysql:// is no store that this program knows; write sqlite:PATH or postgres://…"
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
