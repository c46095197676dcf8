import Conversations
import Foundation
import Testing
import Training

/// Files as spreadsheets and scripts write them.
@Suite struct CorpusDialectTests {
    @Test(arguments: [
        "text;intent\r\n\"a, b; c\";x/y\r\nd;z\r\n", "intent;text\nx/y;\"a, b; c\"\nz;d",
        "text\tintent\na, b; c\tx/y\nd\tz",
        "text|intent\na, b; c|x/y\nd|z", "sep=;\r\ntext;intent\r\n\"a, b; c\";x/y\r\nd;z\r\n",
        "\"sep=|\"\ntext|intent\na, b; c|x/y\nd|z", "\"text\";\"intent\"\n\"a, b; c\";\"x/y\"\n\"d\";\"z\"",
        "text, intent\n\"a, b; c\", \"x/y\"\nd, z", "text,intent\n \"a, b; c\" , x/y \nd ,z",
        "id;text;intent\n1;\"a, b; c\";x/y\n2;d;z",
    ])
    func `the sign between columns is told from the header`(text: String) throws {
        let rows = try read(text, as: "x.csv").rows
        #expect(rows.map(\.text.trimmed) == ["a, b; c", "d"])
        #expect(rows.map(\.intent.rawValue) == ["x/y", "z"])
        #expect(try read(text, as: "x.tsv").rows.map(\.text) == rows.map(\.text))
    }

    @Test func `lines keep their numbers behind a line that names the sign`() throws {
        #expect(try read("sep=;\ntext;intent\na;x\nb;y", as: "x.csv").rows.map(\.line) == [3, 4])
        #expect(problem("sep=;\ntext;intent\na;x;z", as: "x.csv") == "x.csv:3: the row has 3 columns, the header 2")
        // A text that only looks like it is a row of a file without the columns it needs.
        #expect(problem("sep=;x\na;b", as: "x.csv")?.hasPrefix("x.csv:1: the column text is missing") == true)
    }

    @Test func `the format's own sign goes before others, and the caller's before all`() throws {
        #expect(try read("text,intent,x;text;intent\na;d,x,1", as: "x.csv").rows.map(\.text) == ["a;d"])
        let text = "text;intent,text2\na;b,c"
        #expect(throws: CorpusProblem.self) { try read(text, as: "x.csv", dialect: CorpusDialect(delimiter: 0x2C)) }
        let plus = try read("text+intent\na, b+x", as: "x.csv", dialect: CorpusDialect(delimiter: UInt8(ascii: "+")))
        #expect(plus.rows.map(\.text) == ["a, b"])
    }

    @Test func `a header that no sign parts says what to do`() {
        #expect(
            problem("text+intent\na+x", as: "x.csv")
                == "x.csv:1: the column text is missing; the header has 'text+intent'; "
                + "if another sign parts the columns, say so with --delimiter")
    }

    @Test func `a quotation mark behind spaces that opens nothing stays text`() throws {
        let rows = try read("intent,text\nx, \"well\" she said\ny, \"open\nz, a \"b\"", as: "x.csv").rows
        #expect(rows.map(\.text) == [" \"well\" she said", " \"open", " a \"b\""])
    }

    @Test func `Windows-1252 is read when said so, and refused with what to do when not`() throws {
        let bytes = Array("text,intent\ncaf".utf8) + [0xE9, 0x20, 0x80, 0x20, 0x93, 0x9F] + Array(",x\n".utf8)
        #expect(problem(bytes: bytes, as: "x.csv")?.contains("--encoding windows-1252") == true)
        let corpus = try CorpusReader(for: .care, dialect: CorpusDialect(encoding: .windows1252))
            .read(bytes: bytes, name: "x.csv")
        #expect(corpus.rows.map(\.text) == ["café € “Ÿ"])
        let bad = Array("text,intent\nok,x\na".utf8) + [0x81] + Array(",x\n".utf8)
        #expect(throws: CorpusProblem(.notEncoded(.windows1252), file: "x.csv", line: 3)) {
            try CorpusReader(for: .care, dialect: CorpusDialect(encoding: .windows1252)).read(bytes: bad, name: "x.csv")
        }
    }

    @Test func `a byte-order mark goes before what the caller says`() throws {
        let bytes = [0xEF, 0xBB, 0xBF] + Array("text,intent\ncafé,x".utf8)
        let corpus = try CorpusReader(for: .care, dialect: CorpusDialect(encoding: .windows1252))
            .read(bytes: bytes, name: "x.csv")
        #expect(corpus.rows.map(\.text) == ["café"])
    }

    @Test(arguments: [true, false]) func `UTF-16 is read by its mark`(isBigEndian: Bool) throws {
        func bytes(_ text: String) -> [UInt8] {
            text.utf16.flatMap { unit in
                let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
                return isBigEndian ? [high, low] : [low, high]
            }
        }
        let mark: [UInt8] = isBigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
        let text = "text\tintent\r\ncafé 😀\tx\r\n"
        #expect(
            try CorpusReader(for: .care).read(bytes: mark + bytes(text), name: "x.csv").rows.map(\.text) == ["café 😀"])
        let odd = mark + bytes(text) + [0x61]
        #expect(problem(bytes: odd, as: "x.csv") == "x.csv:3: is not valid utf-16")
        let lone: [UInt8] = isBigEndian ? [0xD8, 0x3D] : [0x3D, 0xD8]
        #expect(problem(bytes: mark + bytes("text\n") + lone, as: "x.csv") == "x.csv:2: is not valid utf-16")
    }

    @Test func `ratings are read the same way`() throws {
        let folder = try ScratchFolder()
        let file = try folder.write("r.csv", Array("score;text\n0.5;caf".utf8) + [0xE9])
        let ratings = try RatedText.read(path: file, dialect: CorpusDialect(encoding: .windows1252))
        #expect(ratings == [RatedText(text: "café", score: 0.5)])
    }

    @Test func `many rows that begin with a mark behind spaces are read in time`() throws {
        let rows = String(repeating: "x, \"a\n", count: 50_000)
        #expect(try read("intent,text\n" + rows, as: "x.csv").rows.count == 50_000)
    }
}

extension String {
    fileprivate var trimmed: String { trimmingCharacters(in: .whitespaces) }
}
