import Foundation
import Testing

/// Files that do not explain themselves, labels that are not what they seem, in every command that reads corpora.
@Suite struct CorpusReadingCommandTests {
    @Test func `a spreadsheet's file is read with what the flags say, and refused with the flag to use`() throws {
        try withProgram { program in
            let rows = ["não há conexão", "ligação caída", "água no poço", "pão quente"].flatMap { text in
                ["\(text) hoje+a", "\(text) já foi+b"]
            }
            let latin1 = (["text+intent"] + rows).joined(separator: "\r\n").unicodeScalars.map { UInt8($0.value) }
            try program.write("old.csv", latin1)
            for command in [
                ["train", "--output", "m.triage", "--corpus"], ["eval", "--cross-validate", "2", "--corpus"],
                ["corpus", "stats"], ["corpus", "lint", "--folds", "0"], ["corpus", "import", "--output", "i.jsonl"],
                ["corpus", "split", "--output", "s"],
            ] {
                let refused = try program.run(command + ["old.csv"])
                #expect(refused.exitCode == 2 && refused.errorLines.count == 1, "\(command): \(refused.errors)")
                #expect(refused.errors.contains("--delimiter") || refused.errors.contains("--encoding windows-1252"))
                let read = try program.run(command + ["old.csv", "--delimiter", "+", "--encoding", "windows-1252"])
                #expect(read.exitCode == 0, "\(command): \(read.errors)")
            }
            let imported = String(decoding: program.contents("i.jsonl") ?? Data(), as: UTF8.self)
            #expect(imported.contains("não há conexão hoje"))
            for wrong in [["--delimiter", "a"], ["--delimiter", "\""], ["--encoding", "ebcdic"]] {
                #expect(try program.run(["corpus", "stats", "old.csv"] + wrong).exitCode == 2)
            }
        }
    }

    @Test func `labels that the model does not know are told by eval, tune and lint`() throws {
        try withProgram { program in
            try program.train()
            var lines = ["text,intent"]
            for index in 0..<30 { lines.append("a minha fatura numero \(index * 13),billing/second_copy") }
            lines.append("fatura atrasada,Billing/Second_Copy")
            lines.append("quero outra coisa,Plans/Upgrade")
            try program.write("rows.csv", lines.joined(separator: "\n"))
            let expected = [
                "rows.csv:32: 1 row is labelled 'Billing/Second_Copy', which the model does not know; "
                    + "'billing/second_copy' differs only in case, blanks or marks",
                "rows.csv:33: 1 row is labelled 'Plans/Upgrade', which the model does not know; "
                    + "'plans/Upgrade' differs only in case, blanks or marks",
            ]
            let eval = try program.run(["eval", "--model", "m.triage", "--corpus", "rows.csv", "--format", "json"])
            #expect(eval.errorLines == expected.map { "warning: \($0)" }, "\(eval.errors)")
            #expect(try eval.object()["warnings"] as? [String] == expected)
            let tune = try program.run([
                "tune", "--model", "m.triage", "--corpus", "rows.csv", "--target-precision", "0.9", "--output",
                "t.yaml",
            ])
            for line in expected { #expect(tune.errors.contains("warning: \(line)\n"), "\(tune.errors)") }
            let lint = try program.run(["corpus", "lint", "--folds", "0", "--model", "m.triage", "rows.csv"])
            for line in expected {
                #expect(lint.output.contains(line.dropFirst("rows.csv:32: ".count)), "\(lint.output)")
            }
            #expect(lint.output.contains("[uncertain_label]\n    fatura atrasada\n"))
            #expect(lint.output.contains("rows.csv:32: error:"))
            let alone = try program.run(["corpus", "lint", "--folds", "0", "rows.csv"])
            #expect(alone.output.contains("rows.csv:32: error: 1 row is labelled 'Billing/Second_Copy', and"))
            let train = try program.run(["train", "--corpus", "rows.csv", "--output", "n.triage"])
            #expect(train.errors.contains("'billing/second_copy' differs only in case"), "\(train.errors)")
        }
    }

    @Test func `what flatters a report stands in every format of it`() throws {
        try withProgram { program in
            try program.train()
            let warning = "64 of 64 rows are among those that the model was trained on; the figures flatter it"
            for format in ["text", "json", "html", "junit", "rasa"] {
                let report = try program.run([
                    "eval", "--model", "m.triage", "--corpus", "train.csv", "--format", format,
                ])
                #expect(report.output.contains(warning), "\(format)")
                let other = try program.run([
                    "eval", "--cross-validate", "3", "--corpus", "train.csv", "--format", format,
                ])
                #expect(!other.output.contains("flatter"), "\(format)")
            }
        }
    }

    @Test func `a report says when and by what it was made, and beside which one it stands`() throws {
        try withProgram { program in
            try program.train()
            let eval = ["eval", "--model", "m.triage", "--corpus", "train.csv"]
            #expect(try program.run(eval + ["--format", "json", "--output", "before.json"]).exitCode == 0)
            let report = try program.run(eval + ["--format", "json", "--baseline", "before.json"]).object()
            let origin = try #require(report["origin"] as? [String: String])
            #expect(origin["program"]?.hasPrefix("triage ") == true)
            #expect(origin["made"]?.wholeMatch(of: #/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d.*Z/#) != nil)
            let comparison = try #require(report["comparison"] as? [String: Any])
            #expect(comparison["baseline"] as? String == "before.json")
            #expect((comparison["baseline_origin"] as? [String: String])?["program"] == origin["program"])
            let page = try program.run(eval + ["--format", "html", "--baseline", "before.json"]).output
            #expect(page.contains("made ") && page.contains("before.json"))
            let text = try program.run(eval + ["--baseline", "before.json"]).output
            #expect(text.contains("baseline   before.json, "))
        }
    }
}
