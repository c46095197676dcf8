import Foundation
import Testing

/// Which rows thresholds may be set on.
extension TuneTests {
    @Test func `the rows that the model knows by heart are refused, unless cross-validated`() throws {
        try withProgram { program in
            try program.train()
            let refused = try tune(program, ["--corpus", "train.csv", "--output", "p.yaml"])
            #expect(refused.exitCode == 2)
            #expect(refused.errorLines.count == 1 && refused.errors.contains("--cross-validate"))
            #expect(program.contents("p.yaml") == nil)
            try writeRows(program, "held.csv", repeating: 5)
            let mixed = try tune(program, ["--corpus", "held.csv", "train.csv", "--output", "q.yaml", "--json"])
            #expect(mixed.exitCode == 0, "\(mixed.errors)")
            let report = try mixed.object()
            let omitted = try #require(report["omitted"] as? [String: [String]])
            #expect(omitted["same"]?.count == 64 && omitted["same"]?.first == "train.csv:2")
            #expect(omitted["near"]?.allSatisfy { $0.hasPrefix("held.csv:") } == true)
            let rows = try #require((report["corpus"] as? [String: Any])?["rows"] as? Int)
            #expect(rows == 15 - (omitted["near"]?.count ?? 0))
            #expect(mixed.errors.contains("left out: 64 rows that the model was trained on (train.csv:2, train.csv:3"))
            let crossed = try tune(
                program, ["--corpus", "train.csv", "--output", "p.yaml", "--cross-validate", "4", "--json"])
            #expect(crossed.exitCode == 0 && crossed.errors.isEmpty, "\(crossed.errors)")
            #expect(try crossed.object()["folds"] as? Int == 4)
        }
    }

    @Test func `rows that cannot be cross-validated are told in one line, and no policy is written`() throws {
        try withProgram { program in
            try program.train()
            try program.write("one.csv", "text,intent,colour\noi,a,red\n")
            try program.write("same.csv", "text,intent\nola amigo,x\nola amigo,y\nola amigo!,y\n")
            for (file, message) in [
                ("one.csv", "one.csv: has 1 row; --cross-validate 2 needs 2 at least"),
                ("same.csv", "same.csv: its texts are nearly the same; a fold leaves nothing else to train on"),
            ] {
                let result = try tune(program, ["--corpus", file, "--output", "p.yaml", "--cross-validate", "2"])
                #expect(result.exitCode == 2 && result.output.isEmpty)
                #expect(result.errorLines == [message])
                #expect(program.contents("p.yaml") == nil)
            }
        }
    }

    @Test func `rows that are copies are told, because the bound takes each for a message`() throws {
        try withProgram { program in
            try program.train()
            var rows = "text,intent\n"
            for _ in 0..<60 { rows += "via do boleto agora,billing/second_copy\nmuito lenta hoje,technical/slow\n" }
            try program.write("copies.csv", rows)
            let result = try tune(program, ["--corpus", "copies.csv", "--output", "p.yaml"])
            #expect(result.exitCode == 0)
            #expect(result.errors.contains("118 of 120 rows are nearly the same as others"), "\(result.errors)")
        }
    }

    @Test func `folds that leave nothing to judge or to train on are refused in eval's words`() throws {
        try withProgram { program in
            try program.train()
            try program.write("few.csv", "text,intent\nboleto,billing/second_copy\nlenta,technical/slow\n")
            let few = try tune(program, ["--corpus", "few.csv", "--output", "p.yaml", "--cross-validate", "50"])
            #expect(few.exitCode == 2, "\(few.output)")
            #expect(
                few.errorLines.last == "few.csv: has 2 rows; --cross-validate 50 needs 50 at least", "\(few.errors)")
            let lone = try tune(program, ["--corpus", "few.csv", "--output", "p.yaml", "--cross-validate", "2"])
            #expect(lone.exitCode == 2, "\(lone.output)")
            #expect(lone.errors.contains("few.csv: a fold leaves only rows of"), "\(lone.errors)")
            #expect(program.contents("p.yaml") == nil)
        }
    }

    @Test func `training rows in another order, respelt or among others are still known, and nearly the same ones`()
        throws
    {
        try withProgram { program in
            try program.train()
            let trained = String(decoding: program.contents("train.csv") ?? Data(), as: UTF8.self)
                .split(separator: "\n").map(String.init)
            // Another file, another order, other capitals, a row left out: the same to the model.
            let others = trained.dropFirst(2).reversed().map { $0.replacingOccurrences(of: "preciso", with: "PRECISO") }
            try program.write("other.csv", ([trained[0]] + others).joined(separator: "\n"))
            let refused = try tune(program, ["--corpus", "other.csv", "--output", "p.yaml"])
            #expect(refused.exitCode == 2, "\(refused.output)")
            #expect(refused.errorLines.count == 1 && refused.errors.contains("all 63 rows"), "\(refused.errors)")
            #expect(program.contents("p.yaml") == nil)

            // A row that differs from a training row by a word is told where the training rows are at hand.
            try program.write("new.csv", "text,intent\nquero a fatura de maio,billing/second_copy\n")
            try program.write(
                "near.csv", "text,intent\nquero internet lenta hoje ja,technical/slow\nsem sinal,technical/slow\n")
            for more in [[], ["--trained-on", "train.csv"]] {
                let near = try tune(
                    program, ["--corpus", "near.csv", "new.csv", "--output", "q.yaml", "--json"] + more)
                #expect(near.exitCode == 0, "\(near.errors)")
                let omitted = try #require(try near.object()["omitted"] as? [String: [String]])
                #expect(omitted == ["same": [], "near": ["near.csv:2"]])
            }
        }
    }
}
