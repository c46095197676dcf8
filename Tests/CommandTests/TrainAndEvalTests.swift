import Foundation
import Testing

@Suite struct TrainAndEvalTests {
    /// What is said of measuring on the rows that ``ProgramUnderTest/train()`` learns from.
    private static let warning =
        "warning: 64 of 64 rows are among those that the model was trained on; the figures flatter it"

    @Test func `train says what it made, and the same again makes the same bytes`() throws {
        try withProgram { program in
            try program.writeCorpus()
            let first = try program.run(["train", "--corpus", "train.csv", "--output", "a.triage", "--json"])
            #expect(first.exitCode == 0)
            #expect(first.errors.isEmpty)
            let summary = try first.object()
            #expect(summary["intents"] as? Int == 4)
            #expect(summary["rows"] as? Int == 64)
            #expect((summary["model"] as? String)?.hasPrefix("sha256:") == true)
            _ = try program.run(["train", "--corpus", "train.csv", "--output", "b.triage"])
            #expect(program.contents("a.triage") == program.contents("b.triage"))
            _ = try program.run([
                "train", "--corpus", "train.csv", "--output", "c.triage", "--algorithm", "naive-bayes",
            ])
            #expect(program.contents("a.triage") != program.contents("c.triage"))
        }
    }

    @Test func `eval in every format, to a folder`() throws {
        try withProgram { program in
            try program.train()
            let result = try program.run([
                "eval", "--model", "m.triage", "--corpus", "train.csv", "--format", "text", "json", "html", "junit",
                "rasa",
                "--output", "out",
            ])
            #expect(result.exitCode == 0, "\(result.errors)")
            for name in ["report.txt", "report.json", "report.html", "junit.xml", "intent_report.json"] {
                #expect((program.contents("out/" + name)?.count ?? 0) > 100, "\(name)")
            }
            let report = try #require(
                try JSONSerialization.jsonObject(with: program.contents("out/report.json") ?? Data()) as? [String: Any])
            #expect((report["accuracy"] as? Double ?? 0) > 0.9)
        }
    }

    @Test func `a gate that is not met is exit code 3, and the report is there all the same`() throws {
        try withProgram { program in
            try program.train()
            let arguments = ["eval", "--model", "m.triage", "--corpus", "train.csv", "--format", "json"]
            let failed = try program.run(arguments + ["--max-ece", "0", "--output", "r.json"])
            #expect(failed.exitCode == 3)
            #expect(failed.errorLines == [Self.warning] + failed.errorLines.suffix(1))
            #expect(program.contents("r.json") != nil)
            let passed = try program.run(
                arguments + ["--min-accuracy", "0.5", "--baseline", "r.json", "--fail-on-regression"])
            #expect(passed.exitCode == 0, "\(passed.errors)")
            let comparison = try passed.object()["comparison"] as? [String: Any]
            #expect((comparison?["pairing"] as? [String: Any])?["p_value"] as? Double == 1)
        }
    }

    @Test func `cross-validation needs no model`() throws {
        try withProgram { program in
            try program.writeCorpus()
            let result = try program.run([
                "eval", "--cross-validate", "4", "--corpus", "train.csv", "--format", "json",
            ])
            let report = try result.object()
            #expect(report["folds"] as? Int == 4)
            #expect((report["outcomes"] as? String)?.count == 64)
            #expect(result.errors.isEmpty)
            let curve = try program.run(["eval", "--learning-curve", "--corpus", "train.csv", "--format", "json"])
            #expect((try curve.object()["points"] as? [Any])?.count == 6)
        }
    }

    @Test func `a suite beside the corpus is run, one that is named too, and a bad one is told`() throws {
        try withProgram { program in
            try program.train()
            try FileManager.default.createDirectory(
                atPath: program.folder + "/corpus", withIntermediateDirectories: true)
            try program.write("corpus/rows.csv", program.contents("train.csv").map { Array($0) } ?? [])
            let suite =
                "tests:\n  - {capability: vocabulary, type: mft, rows: [{text: fatura, intent: billing/second_copy}]}\n"
            try program.write("corpus/behaviour.yaml", suite)
            try program.write(
                "more.yaml", "tests:\n  - {capability: none, type: mft, rows: [{text: x, intent: no/such}]}\n")
            let arguments = ["eval", "--model", "m.triage", "--corpus", "corpus"]
            let found = try program.run(arguments + ["--format", "json", "--behaviour", "more.yaml"])
            #expect(found.exitCode == 0)
            #expect(
                found.errorLines == ["warning: more.yaml:2: the model does not know the intent no/such", Self.warning])
            let behaviour = try #require(try found.object()["behaviour"] as? [String: Any])
            let capabilities = try #require(behaviour["capabilities"] as? [String: [String: Any]])
            #expect(capabilities["vocabulary"]?["failure_rate"] as? Double == 0)
            #expect(capabilities["none"]?["failure_rate"] as? Double == 1)
            let gated = try program.run(arguments + ["--behaviour", "more.yaml", "--max-behaviour-failures", "0.5"])
            #expect(gated.exitCode == 3)
            try program.write("more.yaml", "tests:\n  - {capability: c, type: mtf}\n")
            let bad = try program.run(arguments + ["--behaviour", "more.yaml"])
            #expect(bad.exitCode == 2)
            #expect(bad.errorLines == ["more.yaml:2: type must be one of mft, inv, dir"])
        }
    }

    @Test func `a gate on behaviour without a suite is refused, and with one beside the corpus it is kept`() throws {
        try withProgram { program in
            try program.train()
            let arguments = ["eval", "--model", "m.triage", "--max-behaviour-failures", "0.2", "--corpus"]
            let refused = try program.run(arguments + ["train.csv"])
            #expect(refused.exitCode == 2 && refused.output.isEmpty)
            #expect(
                refused.errorLines
                    == ["--max-behaviour-failures needs a behaviour suite; name one with --behaviour"])
            try FileManager.default.createDirectory(
                atPath: program.folder + "/corpus", withIntermediateDirectories: true)
            try program.write("corpus/rows.csv", program.contents("train.csv").map { Array($0) } ?? [])
            for (intent, exitCode) in [("billing/second_copy", 0), ("plans/cancel", 3)] {
                try program.write(
                    "corpus/behaviour.yaml",
                    "tests:\n  - {capability: words, type: mft, rows: [{text: fatura, intent: \(intent)}]}\n")
                let gated = try program.run(arguments + ["corpus"])
                #expect(gated.exitCode == exitCode, "\(gated.errors)")
                #expect(
                    gated.errorLines == [Self.warning]
                        + (exitCode == 0 ? [] : ["words fails in 100.0 % of its cases, above 20.0 %"]))
            }
        }
    }

    @Test func `errors say what made them, in cross-validation too`() throws {
        try withProgram { program in
            try program.writeCorpus()
            var text = String(decoding: program.contents("train.csv") ?? Data(), as: UTF8.self)
            text += "\n\"quero a segunda via do boleto hoje\",plans/cancel,,,"
            try program.write("train.csv", text)
            let report = try program.run([
                "eval", "--cross-validate", "4", "--corpus", "train.csv", "--format", "json",
            ]).object()
            let errors = try #require(report["errors"] as? [[String: Any]])
            #expect(errors.contains { ($0["contributions"] as? [[String: Any]])?.isEmpty == false })
            #expect((report["coverage"] as? [String: Any])?["categories"] as? [String: Any] != nil)
        }
    }

    @Test func `a learning curve with a lexicon shows what it brings`() throws {
        try withProgram { program in
            try program.writeCorpus()
            try program.write("c.yaml", "concepts:\n  bill: [boleto, fatura, segunda via, código de barras]\n")
            let arguments = ["eval", "--learning-curve", "--corpus", "train.csv", "--concepts", "c.yaml"]
            let curve = try program.run(arguments + ["--format", "json"]).object()
            #expect((curve["without_concepts"] as? [Any])?.count == (curve["points"] as? [Any])?.count)
            #expect(try program.run(arguments).output.contains("without concepts"))
        }
    }

    @Test func `sentiment and people's ratings are in the report`() throws {
        try withProgram { program in
            try program.train()
            try program.write("r.csv", "text,score\nque ótimo,0.8\npéssimo,-0.9\n")
            let report = try program.run([
                "eval", "--model", "m.triage", "--corpus", "train.csv", "--ratings", "r.csv", "--format", "json",
            ]).object()
            #expect((report["sentiment"] as? [String: Any])?["rows"] as? Int == 64)
            #expect((report["ratings"] as? [String: Any])?["rows"] as? Int == 2)
        }
    }

    @Test func `bench has the promised names`() throws {
        try withProgram { program in
            try program.train()
            let result = try program.run([
                "bench", "classify", "--model", "m.triage", "--corpus", "train.csv", "--seconds", "0.05", "--json",
            ]).object()
            for key in ["messages_per_second", "p50_us", "p99_us"] { #expect((result[key] as? Double ?? 0) > 0) }
        }
    }
}
