import Foundation
import Testing

@Suite struct ClassifyTests {
    @Test func `one object a message, in order, with the promised names`() throws {
        try withProgram { program in
            try program.train()
            let result = try program.run([
                "classify", "--model", "m.triage", "--json", "quero cancelar", "segunda via do boleto",
            ])
            #expect(result.errors.isEmpty)
            let objects = try result.objects()
            #expect(objects.map { $0["intent"] as? String } == ["plans/cancel", "billing/second_copy"])
            #expect(objects.map { $0["category"] as? String } == ["plans", "billing"])
            for key in ["text", "confidence", "language", "in_scope", "ranking", "sentiment", "rules", "model"] {
                #expect(objects[0][key] != nil, "\(key)")
            }
            #expect(objects[0]["explanation"] == nil && objects[0]["decision"] == nil)
            let sentiment = try #require(objects[0]["sentiment"] as? [String: Any])
            #expect(Set(sentiment.keys) == ["score", "label", "frustrated", "urgent"])
        }
    }

    @Test(arguments: ["--explain", "--explain=all"])
    func `the explanation adds up`(flag: String) throws {
        try withProgram { program in
            try program.train()
            let object = try program.run([
                "classify", "--model", "m.triage", "--json", flag,
                "bom dia, preciso de ajuda com a internet lenta por favor, quero cancelar o plano hoje",
            ]).object()
            let explanation = try #require(object["explanation"] as? [String: Any])
            let parts = try #require(explanation["contributions"] as? [[String: Any]])
            let sum = parts.reduce(explanation["bias"] as? Double ?? .nan) { $0 + ($1["weight"] as? Double ?? .nan) }
            #expect(abs(sum - (explanation["score"] as? Double ?? .nan)) < 1e-6)
            #expect(flag == "--explain" ? parts.count == 11 : parts.count > 11)
            // Ten lines tell the story: of a word's pieces there is one line with the word, not one each.
            let story = parts.filter { $0["kind"] as? String != "other" }
            #expect(story.count { $0["feature"] as? String == "internet" } == 1, "\(story)")
            #expect(
                !story.contains {
                    ($0["feature"] as? String)?.contains("^") == true && $0["kind"] as? String == "characters"
                })
        }
    }

    @Test func `a message may look like an option behind two dashes`() throws {
        try withProgram { program in
            try program.train()
            let result = try program.run(["classify", "--model", "m.triage", "--json", "--", "--explain=all"])
            #expect(try result.object()["text"] as? String == "--explain=all", "\(result.errors)")
            #expect(try result.object()["explanation"] == nil)
        }
    }

    @Test func `a rule that is stopped at its time limit is shown and counted, and a person gets the message`() throws {
        try withProgram { program in
            try program.writeCorpus()
            try program.write("rules.yaml", "rules:\n  - {name: endless, pattern: '(a+)+$', human: true}\n")
            _ = try program.run([
                "train", "--corpus", "train.csv", "--output", "m.triage", "--rules", "rules.yaml",
            ])
            let text = String(repeating: "a", count: 60) + "!"
            let policy = TuneTests.policy
            let object = try program.run([
                "classify", "--model", "m.triage", "--json", "--policy", policy, text, "boleto",
            ]).objects()
            #expect(object.first?["timed_out_rules"] as? [String] == ["endless"])
            #expect((object.first?["decision"] as? [String: Any])?["route"] as? String == "human")
            #expect((object.first?["decision"] as? [String: Any])?["reason"] as? String == "hard_rule")
            #expect(object.last?["timed_out_rules"] == nil)
            let line = try program.run(["classify", "--model", "m.triage", text])
            #expect(line.output.contains(", rule endless was stopped at its time limit"))

            try program.write("rows.csv", "text,intent\n\(text),plans/cancel\nboleto,billing/second_copy\n")
            let result = try program.run([
                "eval", "--model", "m.triage", "--corpus", "rows.csv", "--policy", policy, "--format", "text", "json",
                "html", "--output", "out",
            ])
            #expect(result.exitCode == 0, "\(result.errors)")
            let report = try #require(
                try JSONSerialization.jsonObject(with: program.contents("out/report.json") ?? Data()) as? [String: Any])
            #expect(report["timed_out_rules"] as? [String: Int] == ["endless": 1])
            let reasons = (report["policy"] as? [String: Any])?["reasons"] as? [String: Int]
            #expect(reasons?["hard_rule"] == 1)
            for name in ["report.txt", "report.html"] {
                let page = String(decoding: program.contents("out/\(name)") ?? Data(), as: UTF8.self)
                #expect(page.contains("stopped at their time limit"))
                #expect(page.contains("a person would see the message: endless in 1"))
            }
        }
    }

    @Test func `standard input is answered a line at a time, empty lines too`() throws {
        try withProgram { program in
            try program.train()
            let (input, output, errors) = (Pipe(), Pipe(), Pipe())
            let process = try program.start(
                ["classify", "--model", "m.triage", "--json", "-"], input: input, output: output, errors: errors)
            for text in ["boleto", "", "internet lenta"] {
                try input.fileHandleForWriting.write(contentsOf: Data((text + "\n").utf8))
                // Comes before anything else is sent, or this would wait for ever.
                let line = output.fileHandleForReading.availableData
                let object = try #require(try JSONSerialization.jsonObject(with: line) as? [String: Any])
                #expect(object["text"] as? String == text)
            }
            try input.fileHandleForWriting.close()
            process.waitUntilExit()
            #expect(process.terminationStatus == 0)
        }
    }

    @Test func `the last line needs no end, and CRLF is one`() throws {
        try withProgram { program in
            try program.train()
            let result = try program.run(
                ["classify", "--model", "m.triage", "--json", "-"], input: Array("um\r\ndois".utf8))
            #expect(try result.objects().map { $0["text"] as? String } == ["um", "dois"])
        }
    }

    @Test func `corpora go through every format and come back the same`() throws {
        try withProgram { program in
            try program.writeCorpus()
            #expect(try program.run(["corpus", "import", "train.csv", "--output", "a.jsonl"]).exitCode == 0)
            #expect(try program.run(["corpus", "export", "a.jsonl", "--output", "nlu.yml"]).exitCode == 0)
            #expect(try program.run(["corpus", "export", "nlu.yml", "--output", "b.tsv"]).exitCode == 0)
            #expect(try program.run(["corpus", "import", "b.tsv", "--output", "c.jsonl"]).exitCode == 0)
            #expect(program.contents("a.jsonl") == program.contents("c.jsonl"))
            let split = try program.run(["corpus", "split", "a.jsonl", "--output", "s", "--test", "0.25"])
            #expect(split.exitCode == 0, "\(split.errors)")
            let stats = try program.run(["corpus", "stats", "s", "--json"]).object()
            #expect(stats["rows"] as? Int == 64)
            let lint = try program.run(["corpus", "lint", "s", "--json"]).object()
            let findings = try #require(lint["findings"] as? [[String: Any]])
            #expect(!findings.contains { $0["kind"] as? String == "leakage" })
            #expect(try program.run(["corpus", "lint", "train.csv"]).exitCode == 0)
        }
    }

    @Test func `strict lint is a gate`() throws {
        try withProgram { program in
            try program.write("c.csv", "text,intent\nsame,a\nsame,b\n")
            let result = try program.run(["corpus", "lint", "c.csv", "--strict"])
            #expect(result.exitCode == 3)
            #expect(result.output.contains("c.csv:3: error: the same text as c.csv:2"))
        }
    }
}
