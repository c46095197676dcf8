import Conversations
import Testing
import Training

struct JSONLCorpusTests {
    private func rows(_ text: String) throws -> [CorpusRow] {
        try JSONLCorpus.rows(of: Array(text.utf8), file: "c.jsonl")
    }

    @Test func `reads rows with all fields, aliases and unknown columns`() throws {
        let read = try rows(
            """
            \u{FEFF}{"text": "oi", "intent": "general/greeting", "language": "pt", "channel": "whatsapp", \
            "sentiment": "neutral", "frustrated": false, "urgent": "true", "customer": "c1", "id": 7, "x": {"y": []}}

            {"utterance": "tchau", "label": "bye", "urgent": null, "channel": ""}\r
            """)
        #expect(read.count == 2)
        #expect(
            read[0]
                == CorpusRow(
                    text: "oi", intent: IntentLabel("general/greeting"), language: "pt", channel: .whatsapp,
                    sentiment: .neutral, frustrated: false, urgent: true, customer: "c1", file: "c.jsonl", line: 1))
        #expect(read[1] == CorpusRow(text: "tchau", intent: IntentLabel("bye"), file: "c.jsonl", line: 3))
    }

    @Test(arguments: [
        ("{\"text\": \"a\"}", "c.jsonl:1: intent is missing"),
        ("\n{\"intent\": \"a\"}", "c.jsonl:2: text is missing"),
        ("{\"text\": \"a\", \"intent\": 3}", "c.jsonl:1: intent: is not a string"),
        ("{\"text\": \" \", \"intent\": \"a\"}", "c.jsonl:1: text: is empty"),
        ("{\"text\": \"a\", \"intent\": \"\"}", "c.jsonl:1: intent: must have"),
        ("{\"text\": \"a\", \"intent\": \"a\", \"channel\": \"fax\"}", "c.jsonl:1: channel: \"fax\""),
        ("{\"text\": \"a\", \"intent\": \"a\", \"urgent\": \"maybe\"}", "c.jsonl:1: urgent: is neither"),
        ("[1, 2]", "c.jsonl:1: not a JSON object"), ("{\"text\": ", "c.jsonl:1: not a JSON object"),
    ])
    func `what is wrong is told with its line`(text: String, expected: String) {
        let error = #expect(throws: CorpusError.self) { try rows(text) }
        #expect(error.map { "\($0)".hasPrefix(expected) } == true, "\(String(describing: error))")
    }

    @Test func `bytes that are not text, nesting without end and long lines are refused`() {
        #expect(throws: CorpusError.notUTF8(file: "x", line: 1)) { try JSONLCorpus.rows(of: [0x7B, 0xFF], file: "x") }
        let deep = String(repeating: "[", count: 100_000)
        #expect(throws: CorpusError.self) { try rows("{\"text\": \(deep)") }
        let long = "{\"text\": \"\(String(repeating: "a", count: JSONLCorpus.lineLimit))\", \"intent\": \"a\"}"
        #expect(throws: CorpusError.self) { try rows(long) }
        #expect(throws: CorpusError.self) { try JSONLCorpus.read(contentsOf: "no/such/corpus.jsonl") }
    }
}
