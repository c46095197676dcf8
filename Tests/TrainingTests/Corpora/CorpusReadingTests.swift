import Conversations
import Testing
import Training

@Suite struct CorpusReadingTests {
    @Test func `JSON lines give every column`() throws {
        let corpus = try read(
            """
            {"text": "Oi", "intent": "a/b", "language": "pt", "channel": "web_chat", "sentiment": "negative", \
            "frustrated": true, "urgent": false, "customer": "c1", "id": 7}

            {"intent": "a/c", "text": "quero 2ª via\\n😀"}
            """, as: "x.jsonl")
        #expect(
            corpus.rows == [
                CorpusRow(
                    text: "Oi", intent: IntentLabel("a/b"), language: "pt", channel: .webChat, sentiment: .negative,
                    frustrated: true, urgent: false, customer: "c1", file: "x.jsonl", line: 1),
                CorpusRow(text: "quero 2ª via\n😀", intent: IntentLabel("a/c"), file: "x.jsonl", line: 3),
            ])
        #expect(corpus.notes.isEmpty)
    }

    @Test(arguments: [
        (#"{"message": "Oi", "label": "x"}"#, "a.jsonl"), (#"{"utterance": "Oi", "category": "x"}"#, "a.jsonl"),
        ("Utterance , Category\nOi,x\n", "a.csv"), ("message\tlabel\nOi\tx", "a.tsv"),
    ])
    func `aliases name the columns`(text: String, name: String) throws {
        let rows = try read(text, as: name).rows
        #expect(rows.map(\.text) == ["Oi"])
        #expect(rows.map(\.intent.rawValue) == ["x"])
    }

    @Test func `intent goes before its aliases, which are then unknown columns`() throws {
        let corpus = try read(#"{"text": "Oi", "intent": "a/b", "category": "a"}"#, as: "a.jsonl")
        #expect(corpus.rows[0].intent.rawValue == "a/b")
        #expect(corpus.notes.map(\.description) == ["a.jsonl:1: the column 'category' is not known and is ignored"])
    }

    @Test func `byte-order mark, CRLF and blank lines do not matter`() throws {
        let bytes = [0xEF, 0xBB, 0xBF] + Array("text,intent\r\n\r\nola,a\r\ntchau,b".utf8)
        let rows = try CorpusReader(for: .care).read(bytes: bytes, name: "x.csv").rows
        #expect(rows.map(\.text) == ["ola", "tchau"])
        #expect(rows.map(\.line) == [3, 4])
    }

    @Test func `a quoted field holds delimiters, quotation marks and line breaks`() throws {
        let rows = try read("text,intent\n\"a, \"\"b\"\"\nc\",x\nd,y\n", as: "x.csv").rows
        #expect(rows.map(\.text) == ["a, \"b\"\nc", "d"])
        #expect(rows.map(\.line) == [2, 4])
    }

    @Test func `spreadsheet truth values are understood`() throws {
        let rows = try read("text,intent,urgent,frustrated\na,x,TRUE,0\nb,x,,no", as: "x.csv").rows
        #expect(rows.map(\.urgent) == [true, nil])
        #expect(rows.map(\.frustrated) == [false, false])
    }

    @Test func `unknown columns, repeated ids and empty texts are noted, not fatal`() throws {
        let corpus = try read(
            """
            {"text": "a", "intent": "x", "id": "1", "colour": "red"}
            {"text": "b", "intent": "x", "id": "1", "colour": "red"}
            {"text": "  ", "intent": "x"}
            """, as: "n.jsonl")
        #expect(corpus.rows.count == 2)
        #expect(
            corpus.notes.map(\.description) == [
                "n.jsonl:1: the column 'colour' is not known and is ignored",
                "n.jsonl:2: the id '1' was used on line 1 already",
                "n.jsonl:3: text is empty; the row is left out",
            ])
    }

    @Test(arguments: [
        (
            "{\"text\": \"a\", \"intent\": \"x\"}\n{\"text\": \"a\"", "x.jsonl",
            "x.jsonl:2: is not a JSON object: at byte 13 it ends too early"
        ),
        ("[1]", "x.jsonl", "x.jsonl:1: is not a JSON object"),
        (#"{"text": "a"}"#, "x.jsonl", "x.jsonl:1: intent is missing"),
        (#"{"text": "a", "intent": " "}"#, "x.jsonl", "x.jsonl:1: intent is missing"),
        (#"{"intent": "a"}"#, "x.jsonl", "x.jsonl:1: text is missing"),
        (#"{"text": 5, "intent": "a"}"#, "x.jsonl", "x.jsonl:1: text must be text"),
        (#"{"text": "a", "intent": ["a"]}"#, "x.jsonl", "x.jsonl:1: intent must be text"),
        (#"{"text": "a\u0000b", "intent": "a"}"#, "x.jsonl", "x.jsonl:1: holds a NUL byte"),
        (
            #"{"text": "a", "intent": "x", "channel": "fax"}"#, "x.jsonl",
            "x.jsonl:1: channel must be one of whatsapp, email, web_chat, phone"
        ),
        (
            #"{"text": "a", "intent": "x", "sentiment": "angry"}"#, "x.jsonl",
            "x.jsonl:1: sentiment must be one of positive, neutral, negative"
        ),
        (
            #"{"text": "a", "intent": "x", "urgent": "soon"}"#, "x.jsonl",
            "x.jsonl:1: urgent must be true or false"
        ),
        (
            #"{"text": "a", "intent": "x", "language": "português!"}"#, "x.jsonl",
            "x.jsonl:1: language must be a language tag such as pt or pt-BR"
        ),
        ("text,label\na,x,y", "x.csv", "x.csv:2: the row has 3 columns, the header 2"),
        ("frase,rotulo\na,x", "x.csv", "x.csv:1: the column text is missing; the header has 'frase', 'rotulo'"),
        ("text,text,intent\na,b,c", "x.csv", "x.csv:1: the column 'text' stands in the header twice"),
        ("text,intent\nok,x\n\"open,x\nmore", "x.csv", "x.csv:3: a quotation mark is never closed"),
        ("text,intent\n\"a\"b,x", "x.csv", "x.csv:2: there is text behind a closing quotation mark"),
        ("text,intent\n", "x.csv", "x.csv: has no rows"),
        ("", "x.jsonl", "x.jsonl: has no rows"),
        ("a", "x.txt", "x.txt: is not a corpus: expected .jsonl, .csv, .tsv, or Rasa's nlu.yml or nlu.md"),
        ("- hello", "nlu.md", "nlu.md:1: there is an example before the first '## intent:'"),
        ("version: 3", "nlu.yml", "nlu.yml:1: nlu is missing; is this Rasa training data?"),
        (
            "nlu:\n- intent: a\n  examples: |\n    - ok\n    oops", "nlu.yml",
            "nlu.yml:5: an example must begin with '- '"
        ),
        ("nlu:\n- intent: a", "nlu.yml", "nlu.yml:2: examples is missing in nlu[1]"),
    ])
    func `bad input names file and line`(text: String, name: String, message: String) {
        #expect(problem(text, as: name) == message)
    }

    @Test func `bad bytes name their line, and what to do`() {
        let notUTF8 =
            "is not valid UTF-8; if a spreadsheet on Windows wrote it, read it with --encoding windows-1252"
        let latin1 = Array("text,intent\nok,x\ncaf".utf8) + [0xE9] + Array(",x\n".utf8)
        #expect(problem(bytes: latin1, as: "x.csv") == "x.csv:3: \(notUTF8)")
        let line = Array(#"{"text": "ok", "intent": "x"}"#.utf8)
        #expect(problem(bytes: line + [0x0A, 0xFF], as: "x.jsonl") == "x.jsonl:2: \(notUTF8)")
        #expect(problem(bytes: line + [0x0A, 0x00], as: "x.jsonl") == "x.jsonl:2: holds a NUL byte")
        #expect(problem(bytes: Array("nlu:\n- a: b".utf8) + [0xC3], as: "x.yml") == "x.yml:2: \(notUTF8)")
        #expect(
            problem(bytes: [0xFF, 0xFE, 0x00, 0x00], as: "x.csv") == "x.csv:1: is UTF-32, not UTF-8; save it as UTF-8")
    }

    @Test func `limits are enforced with a clear line`() {
        var limits = CorpusLimits()
        limits.textBytes = 10
        let row = #"{"text": "01234567890", "intent": "x"}"#
        #expect(problem(row, as: "x.jsonl", limits: limits) == "x.jsonl:1: text is longer than 10 bytes")
        limits.lineBytes = 20
        #expect(problem(row, as: "x.jsonl", limits: limits) == "x.jsonl:1: the line is longer than 20 bytes")
        #expect(
            problem("text,intent\n0123456789012345678901234,x", as: "x.csv", limits: limits)
                == "x.csv:2: the line is longer than 20 bytes")
        limits = CorpusLimits()
        limits.rows = 2
        #expect(
            problem("text,intent\na,x\nb,x\nc,x", as: "x.csv", limits: limits)
                == "x.csv:4: the corpus has more than 2 rows")
        limits = CorpusLimits()
        limits.intents = 2
        #expect(
            problem("text,intent\na,x\nb,y\nc,z", as: "x.csv", limits: limits)
                == "x.csv:4: the corpus has more than 2 intents; is the label column the right one?")
        limits.columns = 3
        #expect(problem("a,b,c,d\n", as: "x.csv", limits: limits) == "x.csv:1: the row has more than 3 columns")
        limits.fileBytes = 3
        #expect(problem("text", as: "x.csv", limits: limits) == "x.csv: is larger than 3 bytes")
    }

    @Test func `a label column full of sentences is refused, not learned`() {
        let long = String(repeating: "x", count: 300)
        #expect(problem("text,intent\na,\(long)", as: "x.csv") == "x.csv:2: intent is longer than 200 bytes")
    }

    @Test func `nesting without end is refused`() {
        let deep = #"{"text": "# + String(repeating: "[", count: 100_000)
        #expect(problem(deep, as: "x.jsonl") == "x.jsonl:1: is nested deeper than 64 levels")
    }

    @Test func `what is shown of a file cannot forge a line`() throws {
        let corpus = try read("{\"text\": \"a\", \"intent\": \"x\", \"evil\\nname\": 1}", as: "x.jsonl")
        #expect(corpus.notes.map(\.message) == ["the column 'evil name' is not known and is ignored"])
    }

    @Test func `rated texts need a score between -1 and 1`() throws {
        let folder = try ScratchFolder()
        let good = try folder.write("good.jsonl", #"{"id": 1, "text": "great", "score": 0.9}"#)
        #expect(try RatedText.read(path: good) == [RatedText(text: "great", score: 0.9)])
        let bad = try folder.write("bad.csv", "text,score\na,2")
        #expect(throws: CorpusProblem(.invalid(field: "score", expected: "between -1 and 1"), file: bad, line: 2)) {
            try RatedText.read(path: bad)
        }
    }
}
