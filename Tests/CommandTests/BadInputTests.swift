import Foundation
import Testing

/// Whatever is wrong with input: exit code 2, one line that says what and where, nothing on standard output.
@Suite struct BadInputTests {
    @Test(arguments: [
        (["eval", "--corpus", "train.csv"], "eval needs one of --model, --cross-validate and --learning-curve"),
        (["eval", "--model", "m", "--cross-validate", "3", "--corpus", "train.csv"], "eval needs one of"),
        (
            ["eval", "--cross-validate", "1", "--corpus", "train.csv"],
            "--cross-validate must be between 2 and 100 folds"
        ),
        (["eval", "--model", "none.triage", "--corpus", "train.csv"], "none.triage: cannot be read"),
        (["eval", "--cross-validate", "2", "--corpus", "none.csv"], "none.csv: there is no such file or folder"),
        (["eval", "--cross-validate", "2", "--corpus", "train.csv", "--min-accuracy", "93"], "--min-accuracy must be"),
        (
            ["eval", "--cross-validate", "2", "--corpus", "train.csv", "--format", "text", "json"],
            "several formats need --output"
        ),
        (
            ["eval", "--cross-validate", "2", "--corpus", "train.csv", "--baseline", "train.csv"],
            "train.csv: is not a report"
        ),
        (
            ["eval", "--cross-validate", "2", "--corpus", "train.csv", "--policy", "none"],
            "none: there is no such policy folder"
        ),
        (["eval", "--cross-validate", "2", "--corpus", "train.csv", "--policy", "."], ".: has no policy.yaml"),
        (
            ["eval", "--cross-validate", "2", "--corpus", "train.csv", "--policy", "notes.txt"],
            "notes.txt: is no policy folder"
        ),
        (
            ["eval", "--cross-validate", "10", "--corpus", "single.csv"],
            "single.csv: has 1 row; --cross-validate 10 needs 10 at least"
        ),
        (
            ["eval", "--cross-validate", "2", "--corpus", "same.csv"],
            "same.csv: its texts are nearly the same; a fold leaves nothing else to train on"
        ),
        (
            ["eval", "--cross-validate", "2", "--corpus", "lone.csv"],
            "lone.csv: a fold leaves only rows of x to train on; every intent needs rows that differ"
        ),
        (["eval", "--learning-curve", "--corpus", "single.csv"], "single.csv: has 1 row; --learning-curve needs 5"),
        (
            ["eval", "--learning-curve", "--corpus", "train.csv", "--min-accuracy", "1"],
            "--learning-curve measures many models; it takes no gates"
        ),
        (
            ["eval", "--model", "m", "--corpus", "train.csv", "--algorithm", "naive-bayes"],
            "--model is trained already"
        ),
        (
            ["train", "--corpus", "train.csv", "--rules", "astray.yaml", "--output", "m"],
            "astray.yaml: the rule 'r' names the intent 'x/typo', which no row of the corpus is labelled with"
        ),
        (["eval", "--model", ".", "--corpus", "train.csv"], ".: cannot be read: it is not a regular file"),
        (["classify", "--model", ".", "oi"], ".: cannot be read: it is not a regular file"),
        (["classify", "--model", "/dev/null", "oi"], "/dev/null: cannot be read: it is not a regular file"),
        (["classify", "--model", "none", "oi"], "none: cannot be read: there is no such file"),
        (["corpus", "export", "train.csv", "--format", "csv", "--output", "pipe"], "pipe: is not a file"),
        (["train", "--corpus", "bad.jsonl", "--output", "m"], "bad.jsonl:2: is not a JSON object"),
        (["train", "--corpus", "latin1.csv", "--output", "m"], "latin1.csv:2: is not valid UTF-8"),
        (["train", "--corpus", "one.csv", "--output", "m"], "one intent"),
        (["train", "--corpus", "empty.csv", "--output", "m"], "empty.csv: has no rows"),
        (
            ["train", "--corpus", "train.csv", "--output", "no/such/folder/m"],
            "no/such/folder/m: the folder is not there"
        ),
        (["train", "--corpus", "train.csv", "--output", "."], ".: is a folder, not a file"),
        (["train", "--corpus", "train.csv", "--output", "m", "--languages", "english"], "--languages must be"),
        (["train", "--corpus", "train.csv", "--output", "m", "--seed", "-1"], "'--seed"),
        (["train", "--corpus", "train.csv", "--output", "m", "--algorithm", "svm"], "linear"),
        (["train", "--corpus", "train.csv"], "--output"),
        (["train", "--corpus", "train.csv", "--output", ""], "--output must not be empty"),
        (["corpus", "export", "train.csv", "--format", "csv", "--output", ""], "--output must not be empty"),
        (["corpus", "split", "train.csv", "--output", ""], "--output must not be empty"),
        (["eval", "--cross-validate", "3", "--corpus", "train.csv", "--output", ""], "--output must not be empty"),
        (
            ["tune", "--model", "m", "--corpus", "c", "--target-precision", "0.9", "--output", ""],
            "--output must not be empty"
        ),
        (["train", "--corpus", "", "--output", "m"], ": "),
        (["eval", "--model", "", "--corpus", "train.csv"], ": cannot be read"),
        (["classify", "--model", "", "oi"], ": cannot be read"),
        (["serve", "--config", "", "--database", "sqlite:s.db"], ": cannot be read"),
        (["serve", "--config", ".", "--database", "sqlite:s.db"], ".: cannot be read"),
        (["serve", "--host", "", "--port", "0", "--database", "sqlite:s.db"], "--host must not be empty"),
        (["doctor", "--database", ""], "--database: '' is no store"),
        (["migrate", "--database", "sqlite:no/s.db"], "no/s.db: there is no such folder"),
        (["tokens", "list", "--database", "sqlite:no.db"], "no.db: there is no such file"),
        (["tokens", "revoke", "tok_1", "--database", "sqlite:no.db"], "no.db: there is no such file"),
        (["tokens", "create", "--name", "", "--database", "sqlite:s.db"], "--name must not be empty"),
        (["endpoints", "create", "", "--database", "sqlite:no/s.db"], "no/s.db: there is no such folder"),
        (["endpoints", "delete", "whk_1", "--database", "sqlite:no.db"], "no.db: there is no such file"),
        (["endpoints", "replay", "whk_1", "--database", "sqlite:no.db"], "no.db: there is no such file"),
        (["train", "--corpus", "train.csv", "--output", "m", "--rules", "none.yaml"], "none.yaml: cannot be read"),
        (["classify", "--model", "train.csv", "oi"], "train.csv: not a Triage model"),
        (["bench", "classify", "--model", "train.csv", "--corpus", "train.csv"], "train.csv: not a Triage model"),
        (["corpus", "lint", "notes.txt"], "notes.txt: is not a corpus"),
        (["corpus", "split", "train.csv", "--output", "s", "--test", "1"], "--test must be"),
        (["corpus", "split", "train.csv", "--output", ".", "--format", "csv"], "./train.csv: is there already"),
        (
            ["corpus", "split", "single.csv", "--output", "s"],
            "single.csv: nothing is left for test: an intent's first row goes to train with its near-duplicates, "
                + "and 1 of the 1 rows"
        ),
        (["corpus", "split", "same.csv", "--output", "s"], "same.csv: nothing is left for test"),
        (["corpus", "stats", "twice.jsonl"], "twice.jsonl:2: the key 'text' stands in an object twice"),
        (["corpus", "stats", "nlu.yml"], "nlu.yml:3: duplicate key 'intent'"),
        (["train", "--corpus", "train.csv", "--output", "m", "--rules", "twice.yaml"], "twice.yaml:2: duplicate key"),
        (
            ["train", "--corpus", "train.csv", "--output", "m", "--concepts", "twice.yaml"],
            "twice.yaml:2: duplicate key 'concepts'"
        ),
        (["classify", "--model", "m", "--explain=some", "oi"], "--explain stands alone or is written --explain=all"),
        (["classify", "--model", "m", "--explain=", "oi"], "--explain stands alone or is written --explain=all"),
        (["corpus", "export", "train.csv"], "export needs --format"),
        (["corpus", "export", "train.csv", "--output", "./train.csv"], "is train.csv, which is read"),
        (["train", "--corpus", "train.csv", "--output", "train.csv"], "is train.csv, which is read"),
        (["eval", "--cross-validate", "3", "--corpus", "train.csv", "--output", "train.csv"], "which is read"),
        (["eval", "--cross-validate", "3", "--corpus", "train.csv", "--fail-on-regression"], "needs --baseline"),
        (["eval", "--cross-validate", "3", "--corpus", "train.csv", "--max-behaviour-failures", "0"], "needs --model"),
        (["tokens", "create", "--name", "a", "--scope", "", "--database", "sqlite:s.db"], "--scope must not be empty"),
        (["tokens", "create", "--name", "a\nb", "--database", "sqlite:s.db"], "--name must not contain control"),
        (["tokens", "create", "--name", "\u{200B}", "--database", "sqlite:s.db"], "--name must have a character"),
        (
            ["tokens", "create", "--name", String(repeating: "é", count: 51), "--database", "sqlite:s.db"],
            "--name may have 100 bytes at most"
        ),
        (["corpus", "export", "train.csv", "--format", "xlsx"], "'--format"),
        (["nonsense"], "nonsense"),
    ])
    func `is refused`(arguments: [String], message: String) throws {
        try withProgram { program in
            try program.writeCorpus()
            try program.write("bad.jsonl", "{\"text\": \"a\", \"intent\": \"b\"}\n{\"text\": ")
            try program.write("latin1.csv", Array("text,intent\ncaf".utf8) + [0xE9] + Array(",x\n".utf8))
            try program.write("one.csv", "text,intent\na,x\nb,x\n")
            try program.write("empty.csv", "text,intent\n")
            try program.write("notes.txt", "a")
            try program.write("astray.yaml", "rules:\n  - {name: r, keywords: [a], intent: x/typo}\n")
            #expect(unsafe mkfifo(program.folder + "/pipe", 0o600) == 0)
            try program.write("single.csv", "text,intent\na,x\n")
            try program.write("same.csv", "text,intent\nola amigo,x\nola amigo,y\n")
            try program.write("lone.csv", "text,intent\nquero boleto,x\nminha fatura,x\nbom dia,x\nola amigo,y\n")
            try program.write(
                "twice.jsonl",
                #"{"text": "a", "intent": "x"}"# + "\n" + #"{"text": "b", "intent": "x", "t\u0065xt": "c"}"#)
            try program.write("twice.yaml", "concepts: {a: [b]}\nconcepts: {c: [d]}\n")
            try program.write("nlu.yml", "nlu:\n- intent: a\n  intent: b\n  examples: |\n    - oi\n")
            let result = try program.run(arguments)
            #expect(result.exitCode == 2)
            #expect(result.output.isEmpty)
            #expect(result.errorLines.contains { $0.contains(message) }, "\(result.errors)")
            #expect(result.errorLines.count == 1, "\(result.errors)")
        }
    }

    @Test func `a bad line in a stream ends it after the good ones`() throws {
        try withProgram { program in
            try program.train()
            let result = try program.run(
                ["classify", "--model", "m.triage", "--json", "-"], input: Array("boleto\n".utf8) + [0xFF, 0x0A])
            #expect(result.exitCode == 2)
            #expect(try result.objects().count == 1)
            #expect(result.errorLines == ["<stdin>:2: is not valid UTF-8"])
            let long = try program.run(
                ["classify", "--model", "m.triage", "-"], input: [UInt8](repeating: 0x61, count: 300_000))
            #expect(long.exitCode == 2)
            #expect(long.errorLines == ["<stdin>:1: the line is longer than 262144 bytes"])
        }
    }

    @Test func `a damaged model is refused, whatever byte it is`() throws {
        try withProgram { program in
            try program.train()
            let model = [UInt8](try #require(program.contents("m.triage")))
            for position in stride(from: 0, to: model.count, by: max(model.count / 12, 1)) {
                var damaged = model
                damaged[position] ^= 0x41
                try program.write("d.triage", damaged)
                let result = try program.run(["classify", "--model", "d.triage", "oi"])
                #expect(result.exitCode == 2 && result.errorLines.count == 1, "\(position): \(result.errors)")
            }
            try program.write("d.triage", Array(model.dropLast()))
            #expect(try program.run(["classify", "--model", "d.triage", "oi"]).exitCode == 2)
        }
    }
}
