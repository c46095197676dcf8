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
