import Foundation
import Testing

@Suite struct PolicyTests {
    /// A policy that the repository ships.
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Models/isp-pt-BR/policy").path

    @Test func `classify tells what the policy decides, from the folder or a file in it`() throws {
        try withProgram { program in
            try program.train()
            for path in [Self.folder, Self.folder + "/policy.yaml"] {
                let object = try program.run([
                    "classify", "--model", "m.triage", "--policy", path, "--json", "previsão do tempo",
                ]).object()
                let decision = try #require(object["decision"] as? [String: Any])
                #expect(decision["route"] as? String == "human" || decision["route"] as? String == "auto")
                #expect((decision["reason"] as? String)?.isEmpty == false)
            }
        }
    }

    @Test func `classify tells what a rule of the model made the decision about`() throws {
        try withProgram { program in
            try program.train()
            try program.write(
                "rules.yaml", "rules:\n  - {name: weather, keywords: [tempo], intent: technical/slow}\n")
            let trained = try program.run([
                "train", "--corpus", "train.csv", "--output", "r.triage", "--rules", "rules.yaml",
            ])
            #expect(trained.exitCode == 0, "\(trained.errors)")
            let classify = ["classify", "--model", "r.triage", "--policy", Self.folder]
            let text = try program.run(classify + ["segunda via do boleto, tempo"])
            #expect(text.output.contains(", intent by rule: technical/slow\n"), "\(text.output) \(text.errors)")
            let decision = try program.run(classify + ["--json", "segunda via do boleto, tempo"]).object()["decision"]
            #expect((decision as? [String: Any])?["intent"] as? String == "technical/slow")
            let plain = try program.run(classify + ["segunda via do boleto"])
            #expect(!plain.output.contains("by rule"), "\(plain.output)")
        }
    }

    @Test func `eval tells how much the policy answers`() throws {
        try withProgram { program in
            try program.train()
            let report = try program.run([
                "eval", "--model", "m.triage", "--corpus", "train.csv", "--policy", Self.folder, "--format", "json",
            ]).object()
            let policy = try #require(report["policy"] as? [String: Any])
            let reasons = try #require(policy["reasons"] as? [String: Int])
            #expect(reasons.values.reduce(0, +) == 64)
            #expect((0...1).contains(policy["automated"] as? Double ?? -1))
        }
    }
}
