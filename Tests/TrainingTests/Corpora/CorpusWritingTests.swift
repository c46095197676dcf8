import Conversations
import Foundation
import Testing
import Training

@Suite struct CorpusWritingTests {
    /// Texts that formats are prone to break.
    static let awkward = [
        "Minha internet está lenta desde ontem", "a, \"b\"; 'c'", "tab\there", "two\nlines", "cr\r\nlf", " padded ",
        "- dash", "# hash", "😀 👩‍👩‍👧 ❤️", "{\"a\": 1}", "null", "true", "key: value", "* star", "trailing colon:",
        "\\n \\\\ \\",
        "\u{2028}separator\u{85}", "mark\u{FEFF}", "\u{1}control", "100%", "@mention", "`tick`", "it's", "\"", "=1+1",
        "|", "🇧🇷",
        "e\u{301}", "‮rtl", "zero\u{200B}width", "bar at the end | ", " | ", "a: |", " - |+ ",
    ]

    private func rows(metadata: Bool) -> [CorpusRow] {
        Self.awkward.enumerated().map { index, text in
            CorpusRow(
                text: text, intent: IntentLabel("group/\(index % 3)"), language: metadata ? "pt" : nil,
                channel: metadata && index % 2 == 0 ? .webChat : nil, sentiment: metadata ? .negative : nil,
                frustrated: metadata ? index % 2 == 0 : nil, urgent: metadata && index % 3 == 0 ? false : nil,
                customer: metadata ? "Zé, \"o\" cliente" : nil)
        }
    }

    private func withoutPlace(_ rows: [CorpusRow]) -> Set<CorpusRow> {
        Set(
            rows.map { row in
                var row = row
                row.file = ""
                row.line = 0
                return row
            })
    }

    @Test(arguments: [CorpusFormat.jsonLines, .csv, .tsv, .rasaYAML], [true, false])
    func `what is written reads back the same`(format: CorpusFormat, metadata: Bool) throws {
        let rows = rows(metadata: metadata)
        let (bytes, notes) = CorpusWriter.bytes(of: rows, as: format)
        #expect(notes.isEmpty)
        let name = format == .rasaYAML ? "nlu.yml" : "x.\(format.rawValue)"
        let back = try CorpusReader(for: .care).read(bytes: bytes, name: name)
        #expect(back.notes.isEmpty)
        #expect(withoutPlace(back.rows) == withoutPlace(rows))
        if format != .rasaYAML { #expect(back.digest == Corpus(rows: rows).digest) }
    }

    @Test func `Markdown says what it cannot keep`() throws {
        let rows = [
            CorpusRow(text: "plain", intent: IntentLabel("a"), file: "f", line: 1),
            CorpusRow(text: "two\nlines", intent: IntentLabel("a"), language: "pt", file: "f", line: 2),
            CorpusRow(text: "[b](c)", intent: IntentLabel("b"), file: "f", line: 3),
        ]
        let (bytes, notes) = CorpusWriter.bytes(of: rows, as: .rasaMarkdown)
        #expect(
            String(decoding: bytes, as: UTF8.self) == "## intent:a\n- plain\n- two lines\n\n## intent:b\n- [b](c)\n")
        #expect(notes.map(\.line) == [2, 3, 2])
    }

    @Test func `Rasa YAML notes a text that looks like an annotation`() {
        let row = CorpusRow(text: "see [b](c)", intent: IntentLabel("a"), file: "f", line: 9)
        #expect(CorpusWriter.bytes(of: [row], as: .rasaYAML).notes.map(\.line) == [9])
    }

    @Test func `columns that no row fills are not written`() {
        let (bytes, _) = CorpusWriter.bytes(of: [CorpusRow(text: "a", intent: IntentLabel("b"))], as: .csv)
        #expect(String(decoding: bytes, as: UTF8.self) == "text,intent\na,b\n")
    }

    @Test func `a file is written whole or not at all`() throws {
        let folder = try ScratchFolder()
        let rows = [CorpusRow(text: "a", intent: IntentLabel("b"))]
        _ = try CorpusWriter.write(rows, as: .jsonLines, to: folder.path + "/out.jsonl")
        #expect(try CorpusReader(for: .care).read([folder.path]).rows.map(\.text) == ["a"])
        #expect(throws: CorpusProblem.self) {
            try CorpusWriter.write(rows, as: .jsonLines, to: folder.path + "/none/out.jsonl")
        }
    }

    @Test func `the digest knows rows, not files`() throws {
        let json = try read(#"{"text": "a", "intent": "b", "urgent": true}"#, as: "x.jsonl")
        let csv = try read("intent,text,urgent\nb,a,1", as: "y.csv")
        let other = try read("intent,text,urgent\nb,a,0", as: "y.csv")
        #expect(json.digest == csv.digest)
        #expect(json.digest != other.digest)
        #expect(json.digest.hasPrefix("sha256:") && json.digest.count == 71)
    }
}
