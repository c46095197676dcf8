import Foundation
import Testing

@Suite struct CorpusCareTests {
    @Test func `lint lists a planted label error, and can leave the labels alone`() throws {
        try withProgram { program in
            let things = [
                ("billing", ["boleto", "fatura", "cobrança", "pagamento", "conta"]),
                ("technical", ["internet", "conexão", "velocidade", "wifi", "roteador"]),
            ]
            var lines = ["text,intent"]
            for (intent, words) in things {
                for word in words {
                    lines += ["quero \(word) hoje", "preciso de \(word) agora", "\(word) por favor", "sobre \(word)"]
                        .map { "\($0),\(intent)" }
                }
            }
            lines[2] = "preciso de boleto agora,technical"
            try program.write("train.csv", lines.joined(separator: "\n"))
            let result = try program.run(["corpus", "lint", "--json", "--margin", "0.5", "train.csv"])
            #expect(result.exitCode == 0, "\(result.errors)")
            let report = try result.object()
            let findings = try #require(report["findings"] as? [[String: Any]])
            let wrong = try #require(findings.first { $0["kind"] as? String == "label_error" })
            #expect(wrong["line"] as? Int == 3 && wrong["file"] as? String == "train.csv")
            #expect(wrong["suggestion"] as? String == "billing")
            #expect((report["label_errors"] as? Int ?? 0) >= 1)
            let again = try program.run(["corpus", "lint", "--json", "--margin", "0.5", "train.csv"])
            #expect(again.output == result.output)

            let without = try program.run(["corpus", "lint", "--json", "--folds", "0", "train.csv"]).object()
            #expect(without["label_errors"] == nil)
            let text = try program.run(["corpus", "lint", "train.csv"])
            #expect(text.output.contains("likely label errors") && text.output.contains("near-duplicates"))
        }
    }

    @Test func `lint writes a redacted copy, and says what it found before`() throws {
        try withProgram { program in
            try program.write(
                "c.csv", "text,intent\nmeu cpf é 529.982.247-25,a\ncartão 4111 1111 1111 1111,b\nmail a@b.com,a\n")
            let result = try program.run(["corpus", "lint", "--redact", "clean.jsonl", "--strict", "c.csv"])
            #expect(result.exitCode == 3)
            #expect(result.output.contains("c.csv:2: error: the text seems to hold a CPF number [personal_data]"))
            #expect(result.output.contains("c.csv:3: error: the text seems to hold a payment card number"))
            #expect(
                result.errorLines.first
                    == "warning: label errors were not looked for: fewer than two intents have at least 5 rows")
            let clean = try #require(program.contents("clean.jsonl"))
            #expect(
                String(decoding: clean, as: UTF8.self) == """
                    {"text": "meu cpf é [cpf]", "intent": "a"}
                    {"text": "cartão [card]", "intent": "b"}
                    {"text": "mail [email]", "intent": "a"}

                    """)
            let again = try program.run(["corpus", "lint", "--strict", "clean.jsonl"])
            #expect(again.exitCode == 0, "\(again.output)")
        }
    }

    @Test(arguments: [
        (["--folds", "1"], "--folds must be 0, or between 2 and 100"),
        (["--margin", "1.5"], "--margin must be between 0 and 1"),
        (["--redact", "clean.doc"], "clean.doc: --redact needs a file whose name tells the format"),
        (["--redact", "none/clean.csv"], "none/clean.csv: the folder is not there"),
    ])
    func `lint refuses`(arguments: [String], message: String) throws {
        try withProgram { program in
            try program.writeCorpus()
            let result = try program.run(["corpus", "lint", "train.csv"] + arguments)
            #expect(result.exitCode == 2 && result.output.isEmpty)
            #expect(result.errorLines.count == 1 && result.errors.contains(message), "\(result.errors)")
        }
    }

    @Test func `split keeps near-duplicates on one side, whatever the format, and comes out the same again`() throws {
        try withProgram { program in
            try program.writeCorpus()
            // Each row once more with a word appended: nearly the same, on some other line.
            var lines = String(decoding: try #require(program.contents("train.csv")), as: UTF8.self)
                .split(separator: "\n").map(String.init)
            lines += lines.dropFirst().map { $0.replacingOccurrences(of: "hoje\"", with: "hoje viu\"") }
            try program.write("twice.csv", lines.joined(separator: "\n"))
            let split = [
                "corpus", "split", "twice.csv", "--test", "0.25", "--tune", "0.2", "--validation", "0.1", "--output",
            ]
            let first = try program.run(split + ["a"])
            #expect(first.exitCode == 0, "\(first.errors)")
            #expect(try program.run(split + ["b"]).exitCode == 0)
            #expect(try program.run(split + ["c", "--seed", "8"]).exitCode == 0)
            #expect(try program.run(split + ["d", "--format", "rasa-yaml"]).exitCode == 0)
            for name in ["train", "test", "tune", "val"] {
                #expect(program.contents("a/\(name).jsonl") == program.contents("b/\(name).jsonl"))
            }
            #expect(program.contents("a/train.jsonl") != program.contents("c/train.jsonl"))
            for folder in ["a", "c", "d"] {
                let report = try program.run(["corpus", "lint", "--folds", "0", "--json", folder]).object()
                let findings = try #require(report["findings"] as? [[String: Any]])
                #expect(!findings.contains { $0["kind"] as? String == "leakage" })
                #expect(report["rows"] as? Int == 128)
            }
        }
    }

    @Test func `lint tells conflicts where near-duplicates leave nothing to learn from`() throws {
        try withProgram { program in
            let text = "quero a segunda via do boleto"
            let ends = ["", "!", ".", "?", " já", " logo"]
            let rows = ends.flatMap { ["\(text)\($0),billing", "\(text)\($0),technical"] }
            try program.write("c.csv", (["text,intent"] + rows).joined(separator: "\n"))
            let result = try program.run(["corpus", "lint", "c.csv"])
            #expect(result.exitCode == 0)
            #expect(result.errorLines == ["warning: label errors were not looked for: all texts are nearly the same"])
            #expect(
                result.output.contains(
                    "c.csv:3: error: the same text as c.csv:2, which has the intent 'billing', not 'technical' "
                        + "[conflicting_duplicate]"))
            // One other row: some fold leaves nothing but that.
            try program.write("d.csv", (["text,intent", "bom dia amigo,billing"] + rows).joined(separator: "\n"))
            let other = try program.run(["corpus", "lint", "d.csv"])
            #expect(other.exitCode == 0)
            #expect(other.errors.contains("a fold leaves only rows of billing to learn from"), "\(other.errors)")
            #expect(other.output.contains("[conflicting_duplicate]"))
        }
    }

    @Test func `what there is of an intent goes to training first, and split says what a part lacks`() throws {
        try withProgram { program in
            let rows = ["oi tudo bem,a", "bom dia pessoal,a", "quero boleto,b", "minha internet caiu,c", "onde fica,c"]
            try program.write("c.csv", (["text,intent"] + rows).joined(separator: "\n"))
            let result = try program.run(["corpus", "split", "c.csv", "--tune", "0", "--output", "s"])
            #expect(
                result.output == """
                    s/train.jsonl: 3 rows
                    s/test.jsonl: 2 rows, none of b, which has too few rows that differ

                    """)
            let intents = try program.run(["corpus", "stats", "--json", "s/train.jsonl"]).object()["intents"]
            #expect((intents as? [String: Int]).map { Set($0.keys) } == ["a", "b", "c"])
        }
    }

    @Test(arguments: ["csv", "tsv", "jsonl", "yml"])
    func `export and import again leave the rows as they were`(ending: String) throws {
        try withProgram { program in
            try program.writeCorpus()
            func digest(_ path: String) throws -> String? {
                try program.run(["corpus", "stats", "--json", path]).object()["sha256"] as? String
            }
            #expect(try program.run(["corpus", "export", "train.csv", "--output", "nlu.\(ending)"]).exitCode == 0)
            #expect(try program.run(["corpus", "import", "nlu.\(ending)", "--output", "back.jsonl"]).exitCode == 0)
            #expect(try digest("back.jsonl") == digest("train.csv"))
        }
    }

    /// What corpora hold when people paste what they like.
    private static let awkward = [
        "plain", "quote \" inside", "\"all quoted\"", "\"\"\"", "it's", "two\nlines", "crlf\r\nline", "lone\rreturn",
        "tab\there", "behind ", " before", "\nline before", "line behind\n", "=1+2", "+1", "-x", "@x",
        "# hash", "- dash",
        "## intent:x", "<!-- remark -->", "&amp; <b>", "a: b", "{x: y}", "*star", "`tick`", "back\\slash \\n", "end\\",
        "comma, semicolon; bar|", "null", "true", "123", "👩‍👩‍👧‍👦 🇧🇷", "c\u{327}o",
        "\u{2028}sep\u{2029}", "zero\u{200B}width", "\u{7F}\u{1B}",
    ]

    @Test(arguments: ["csv", "tsv", "jsonl", "yml"])
    func `whatever stands in a text comes back from every format`(ending: String) throws {
        try withProgram { program in
            var rows: [[String: Any]] = Self.awkward.enumerated().map { index, text in
                index.isMultiple(of: 2)
                    ? ["text": text, "intent": "a/b"]
                    : [
                        "text": text, "intent": "x, \"y\"", "language": "pt", "channel": "email",
                        "sentiment": "negative", "frustrated": true, "urgent": false, "customer": "João, \"J\"",
                    ]
            }
            rows.append(["text": String(repeating: "ção ", count: 40_000), "intent": "long"])
            let lines = try rows.map { try JSONSerialization.data(withJSONObject: $0, options: .sortedKeys) + [0x0A] }
            try program.write("a.jsonl", lines.flatMap { [UInt8]($0) })
            let out = try program.run(["corpus", "export", "a.jsonl", "--output", "nlu.\(ending)"])
            #expect(out.exitCode == 0 && out.errorLines == ["nlu.\(ending): \(rows.count) rows"], "\(out.errors)")
            #expect(try program.run(["corpus", "import", "nlu.\(ending)", "--output", "back.jsonl"]).exitCode == 0)
            // Rasa's format keeps rows by intent, so the order is not theirs.
            func sorted(_ name: String) throws -> [NSDictionary] {
                func key(_ row: NSDictionary) -> [UInt8] { Array("\(row["text"] ?? "")".utf8) }
                let rows = try (program.contents(name) ?? Data()).split(separator: 0x0A).map {
                    try #require(try JSONSerialization.jsonObject(with: Data($0)) as? NSDictionary)
                }
                return rows.sorted { key($0).lexicographicallyPrecedes(key($1)) }
            }
            #expect(try sorted("back.jsonl") == sorted("a.jsonl"))
        }
    }

    @Test func `Markdown says of each text that it cannot hold that it is not kept`() throws {
        try withProgram { program in
            try program.write("a.csv", "text,intent\n\"two\nlines\",a\nplain,a\n [x](y),b\n")
            let out = try program.run(["corpus", "export", "a.csv", "--output", "nlu.md"])
            #expect(
                out.errorLines == [
                    "warning: a.csv:2: the text is not kept exactly by this format",
                    "warning: a.csv:5: the text is not kept exactly by this format", "nlu.md: 3 rows",
                ])
            #expect(try program.run(["corpus", "stats", "--json", "nlu.md"]).object()["rows"] as? Int == 3)
        }
    }
}
