import Foundation
import Testing

@Suite struct TuneTests {
    static let policy = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Models/isp-pt-BR/policy").path

    func tune(_ program: ProgramUnderTest, _ more: [String]) throws -> ProgramUnderTest.Result {
        try program.run(["tune", "--model", "m.triage", "--target-precision", "0.95"] + more)
    }

    /// Many rows of two categories, so that there is evidence to tune on.
    func writeRows(_ program: ProgramUnderTest, _ name: String, repeating count: Int) throws {
        var lines = ["text,intent"]
        for index in 0..<count {
            lines.append("preciso da segunda via do boleto \(index),billing/second_copy")
            lines.append("minha internet lenta demais \(index),technical/slow")
            lines.append("qual o placar do jogo \(index),out_of_scope")
        }
        try program.write(name, lines.joined(separator: "\n"))
    }

    @Test func `held-out rows, a new file, and a policy that eval obeys`() throws {
        try withProgram { program in
            try program.train()
            try writeRows(program, "held.csv", repeating: 200)
            let result = try tune(program, ["--corpus", "held.csv", "--output", "new.yaml", "--json"])
            #expect(result.exitCode == 0, "\(result.errors)")
            let report = try result.object()
            #expect((report["corpus"] as? [String: Any])?["rows"] as? Int == 600)
            let categories = try #require(report["categories"] as? [String: [String: Any]])
            #expect(Set(categories.keys) == ["billing", "technical", "plans"])
            #expect(categories["plans"]?["missing"] as? Int == 59)
            let text = String(decoding: program.contents("new.yaml") ?? Data(), as: UTF8.self)
            #expect(text.contains("  default: never\n") && text.contains("    plans:\n      {threshold: never"))
        }
    }

    @Test func `only the thresholds of a reviewed policy change`() throws {
        try withProgram { program in
            try program.train()
            try writeRows(program, "held.csv", repeating: 100)
            try writePolicy(program, "policy")
            let before = String(decoding: program.contents("policy/policy.yaml") ?? Data(), as: UTF8.self)
            let result = try tune(program, ["--corpus", "held.csv", "--output", "policy"])
            #expect(result.exitCode == 0, "\(result.errors)")
            let after = String(decoding: program.contents("policy/policy.yaml") ?? Data(), as: UTF8.self)
            let rest = try #require(before.range(of: "\nopted_out:"))
            #expect(after != before && after.hasSuffix(before[rest.lowerBound...]))
            // The policy leaves a category of the model out: it stays with people.
            #expect(result.errors.contains("has no intent of the category plans"))
            let doctor = try program.run([
                "classify", "--model", "m.triage", "--policy", "policy", "--json", "segunda via do boleto",
            ])
            #expect(doctor.exitCode == 0, "\(doctor.errors)")
        }
    }

    /// A whole policy for two of the intents that ``ProgramUnderTest/train()`` makes known.
    func writePolicy(_ program: ProgramUnderTest, _ folder: String) throws {
        try FileManager.default.createDirectory(
            atPath: "\(program.folder)/\(folder)", withIntermediateDirectories: true)
        try program.write(
            "\(folder)/replies.yaml", "replies:\n  billing/second_copy: Sim.\n  technical/slow: {person: true}\n")
        try program.write(
            "\(folder)/teams.yaml", "teams:\n  desk: {name: Desk}\nfallback: desk\nnotices: {default: Espere.}\n")
        try FileManager.default.copyItem(
            atPath: Self.policy + "/hours.yaml", toPath: "\(program.folder)/\(folder)/hours.yaml")
        try program.write("\(folder)/policy.yaml", "thresholds: {default: 0.7}\n\nopted_out: {then: person}\n")
    }

    @Test func `a policy of another domain is refused by the names of both and what does not fit`() throws {
        try withProgram { program in
            try program.train()
            try writeRows(program, "held.csv", repeating: 5)
            try FileManager.default.copyItem(atPath: Self.policy, toPath: program.folder + "/policy")
            let before = program.contents("policy/policy.yaml")
            let result = try tune(program, ["--corpus", "held.csv", "--output", "policy"])
            #expect(result.exitCode == 2)
            #expect(result.errorLines.count == 1, "\(result.errors)")
            #expect(
                result.errors.contains(
                    "policy/policy.yaml: is a policy for another model than m.triage, which does not know commercial/"),
                "\(result.errors)")
            #expect(program.contents("policy/policy.yaml") == before)
        }
    }

    @Test func `no half policy is made where there is none or only a part`() throws {
        try withProgram { program in
            try program.train()
            try writeRows(program, "held.csv", repeating: 5)
            let missing = try tune(program, ["--corpus", "held.csv", "--output", "new/policy"])
            #expect(missing.exitCode == 2)
            #expect(missing.errors == "new/policy: there is no such policy folder; write its other files first\n")
            #expect(!FileManager.default.fileExists(atPath: program.folder + "/new"))
            try writePolicy(program, "part")
            try FileManager.default.removeItem(atPath: program.folder + "/part/teams.yaml")
            try FileManager.default.removeItem(atPath: program.folder + "/part/hours.yaml")
            for output in ["part", "part/", "part/policy.yaml"] {
                let part = try tune(program, ["--corpus", "held.csv", "--output", output])
                #expect(part.exitCode == 2)
                #expect(
                    part.errors == "\(output): has no teams.yaml, no hours.yaml, and so is no policy folder\n")
            }
            #expect(
                program.contents("part/policy.yaml")
                    == Data("thresholds: {default: 0.7}\n\nopted_out: {then: person}\n".utf8))
            // Only the thresholds are missing: they make it whole.
            try writePolicy(program, "whole")
            try FileManager.default.removeItem(atPath: program.folder + "/whole/policy.yaml")
            let whole = try tune(program, ["--corpus", "held.csv", "--output", "whole"])
            #expect(whole.exitCode == 0, "\(whole.errors)")
            let files = try FileManager.default.contentsOfDirectory(atPath: program.folder + "/whole").sorted()
            #expect(files == ["hours.yaml", "policy.yaml", "replies.yaml", "teams.yaml"])
        }
    }

    @Test(arguments: [[], ["--together"]])
    func `a category that the business closed by hand stays closed`(flags: [String]) throws {
        try withProgram { program in
            try program.train()
            try writeRows(program, "held.csv", repeating: 200)
            try program.write("p.yaml", "thresholds:\n  default: 0.7\n  categories:\n    billing: never  # by order\n")
            let result = try tune(program, ["--corpus", "held.csv", "--output", "p.yaml", "--json"] + flags)
            #expect(result.exitCode == 0, "\(result.errors)")
            let text = String(decoding: program.contents("p.yaml") ?? Data(), as: UTF8.self)
            #expect(text.contains("\n    billing: never  # by order\n"), "\(text)")
            let categories = try #require(try result.object()["categories"] as? [String: Any])
            #expect(categories["billing"] == nil && categories["technical"] != nil)
            #expect(result.errorLines.first?.contains("billing stays with people") == true, "\(result.errors)")
            let refused = try tune(
                program, ["--corpus", "held.csv", "--output", "p.yaml", "--category-target", "billing=0.9"])
            #expect(refused.exitCode == 2 && refused.errors.contains("billing"), "\(refused.errors)")
        }
    }

    @Test func `a gate that is not met is exit code 3, and the policy is left as it was`() throws {
        try withProgram { program in
            try program.train()
            try writeRows(program, "held.csv", repeating: 5)
            try program.write("p.yaml", "thresholds: {default: 0.7}\n")
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o640], ofItemAtPath: program.folder + "/p.yaml")
            let result = try tune(program, ["--corpus", "held.csv", "--output", "p.yaml", "--min-coverage", "0.9"])
            #expect(result.exitCode == 3)
            #expect(program.contents("p.yaml") == Data("thresholds: {default: 0.7}\n".utf8))
            let written = try tune(program, ["--corpus", "held.csv", "--output", "p.yaml", "--min-coverage", "0"])
            #expect(written.exitCode == 0)
            let mode = try FileManager.default.attributesOfItem(atPath: program.folder + "/p.yaml")[.posixPermissions]
            #expect(mode as? Int == 0o640)
        }
    }

    @Test(arguments: [
        ["--target-precision", "1"], ["--confidence", "0.2"], ["--cross-validate", "1"],
        ["--output", "nowhere/x/p.yaml"],
        ["--category-target", "billing"], ["--category-target", "bills=0.9"], ["--model", "none.triage"],
        ["--corpus", "none.csv"], ["--output", "bad"],
    ])
    func `what cannot be is exit code 2 and one line`(change: [String]) throws {
        try withProgram { program in
            try program.train()
            try writeRows(program, "held.csv", repeating: 5)
            try FileManager.default.copyItem(atPath: Self.policy, toPath: program.folder + "/bad")
            try program.write("bad/policy.yaml", "thresholds: {default: 7}\n")
            var arguments = [
                "--model": "m.triage", "--corpus": "held.csv", "--target-precision": "0.95", "--output": "p.yaml",
            ]
            arguments[change[0]] = change[1]
            let result = try program.run(["tune"] + arguments.flatMap { [$0.key, $0.value] })
            #expect(result.exitCode == 2, "\(result.output)")
            #expect(result.errorLines.count == 1, "\(result.errors)")
        }
    }
}
