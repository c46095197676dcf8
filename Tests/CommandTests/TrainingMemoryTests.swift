import Foundation
import Testing

/// Memory stays within four times the corpus and 500 MB, and nothing hangs, whatever the corpus is like.
@Suite(.serialized) struct TrainingMemoryTests {
    /// Deterministic words, so that no two rows are alike.
    private static func text(_ row: Int, words: Int) -> String {
        var state = UInt64(row) &* 0x9E37_79B9_7F4A_7C15 &+ 1
        return (0..<words).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return String(state >> 44, radix: 36)
        }.joined(separator: " ")
    }

    private static func corpus(rows: Int, words: Int, intents: Int) -> String {
        (0..<rows).map { #"{"text": "\#(text($0, words: words))", "intent": "i\#($0 % intents)"}"# }
            .joined(separator: "\n")
    }

    @Test(arguments: [
        // Many intents with few rows each.
        (rows: 1_000, words: 3, intents: 500, algorithm: "naive-bayes"),
        // Long texts of words that hardly occur twice.
        (rows: 20, words: 1_000, intents: 2, algorithm: "naive-bayes"),
        (rows: 20, words: 1_000, intents: 2, algorithm: "linear"),
    ])
    func `training stays within its memory`(rows: Int, words: Int, intents: Int, algorithm: String) throws {
        try withProgram { program in
            let corpus = Self.corpus(rows: rows, words: words, intents: intents)
            try program.write("c.jsonl", corpus)
            let (result, peak) = try program.runMeasured([
                "train", "--corpus", "c.jsonl", "--output", "m.triage", "--algorithm", algorithm,
            ])
            #expect(result.exitCode == 0, "\(result.errors)")
            let limit = 4 * corpus.utf8.count + 500_000_000
            #expect(peak > 10_000_000 && peak <= limit, "\(peak) bytes, \(limit) allowed")
        }
    }

    @Test func `a text of a megabyte and a hundred thousand intents are refused in one line`() throws {
        try withProgram { program in
            let long = String(repeating: "palavra ", count: 131_072)
            try program.write("long.csv", "text,intent\noi,a\n\(long),b\n")
            try program.write(
                "intents.csv", "text,intent\n" + (0..<100_000).map { "t\($0),i\($0)\n" }.joined())
            for (file, message) in [
                ("long.csv", "long.csv:3: text is longer than 262144 bytes"),
                ("intents.csv", "intents.csv:10002: the corpus has more than 10000 intents"),
            ] {
                for command in [["train", "--output", "m", "--corpus", file], ["corpus", "lint", file]] {
                    let (result, peak) = try program.runMeasured(command)
                    #expect(result.exitCode == 2 && result.errorLines.count == 1, "\(result.errors)")
                    #expect(result.errors.hasPrefix(message), "\(result.errors)")
                    #expect(peak < 500_000_000)
                }
            }
        }
    }

    @Test func `odd corpora train with warnings, and say what was left out`() throws {
        try withProgram { program in
            let rows = "text,intent,id,colour\noi,a,1,red\n ,a,1,red\ntchau,b,1,blue\n"
            try program.write("odd.csv", [0xEF, 0xBB, 0xBF] + Array(rows.utf8))
            let result = try program.run(["train", "--corpus", "odd.csv", "--output", "m.triage"])
            #expect(result.exitCode == 0)
            #expect(
                result.errorLines == [
                    "warning: odd.csv:2: the column 'colour' is not known and is ignored",
                    "warning: odd.csv:3: the id '1' was used on line 2 already",
                    "warning: odd.csv:3: text is empty; the row is left out",
                    "warning: odd.csv:4: the id '1' was used on line 2 already",
                ])
            #expect(try program.run(["classify", "--model", "m.triage", "oi"]).exitCode == 0)
            let utf16: [UInt8] =
                [0xFF, 0xFE] + Array("text,intent\na,b\n".utf16).flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
            for (name, bytes, message) in [
                (
                    "utf32.csv", [0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0],
                    "utf32.csv:1: is UTF-32, not UTF-8; save it as UTF-8"
                ),
                ("utf16.csv", utf16, "the corpus has one intent only (b); at least two are needed"),
                (
                    "mixed.csv", Array("text,intent\nolá,a\ncaf".utf8) + [0xE9] + Array(",b\n".utf8),
                    "mixed.csv:3: is not valid UTF-8; if a spreadsheet on Windows wrote it, "
                        + "read it with --encoding windows-1252"
                ),
                (
                    "row.csv", Array("text,intent\noi,a\n".utf8),
                    "the corpus has one intent only (a); at least two are needed"
                ),
                ("blank.csv", Array("text,intent\n ,a\n\"\",b\n".utf8), "blank.csv: has no rows"),
            ] {
                try program.write(name, bytes)
                let result = try program.run(["train", "--corpus", name, "--output", "x.triage"])
                #expect(result.exitCode == 2 && result.errorLines == [message], "\(result.errors)")
            }
        }
    }
}
