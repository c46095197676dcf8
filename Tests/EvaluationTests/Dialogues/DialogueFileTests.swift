import Conversations
import Evaluation
import Testing

struct DialogueFileTests {
    private func read(_ lines: String...) throws -> [Dialogue] {
        try DialogueFile.read(bytes: Array(lines.joined(separator: "\n").utf8), name: "talks.jsonl")
    }

    private func problem(_ lines: String...) -> String? {
        do {
            _ = try DialogueFile.read(bytes: Array(lines.joined(separator: "\n").utf8), name: "talks.jsonl")
            return nil
        } catch {
            return error.description
        }
    }

    private static let good =
        #"{"id": "a", "domain": "d", "channel": "email", "kind": "plain", "steps": ["hi", {"message": "why?", "subject": "s", "content_type": "text/html", "ok_auto": ["x/y"], "ok_person": false}, "bye"], "ok_auto": ["out_of_scope"], "ok_clarify": true, "ok_silent": true, "ok_both": ["p/q", "r/s"], "why": "because"}"#

    @Test func `reads steps and outcomes`() throws {
        let dialogue = try #require(try read("", Self.good, "  ").first)
        #expect(dialogue.line == 2 && dialogue.id == "a" && dialogue.channel == .email && dialogue.why == "because")
        #expect(dialogue.steps.map(\.message) == ["hi", "why?", "bye"])
        #expect(dialogue.steps[0].permitted == nil)
        #expect(dialogue.steps[1].subject == "s" && dialogue.steps[1].contentType == "text/html")
        #expect(
            dialogue.steps[1].permitted?.answers == [IntentLabel("x/y")] && dialogue.steps[1].permitted?.person == false
        )
        let last = try #require(dialogue.steps[2].permitted)
        #expect(last.answers == [.outOfScope] && last.person && last.clarification && last.silence)
        #expect(last.answersTogether == [IntentLabel("p/q"), IntentLabel("r/s")])
    }

    @Test(arguments: [
        (
            #"{"id": "a", "domain": "d", "channel": "fax", "kind": "k", "steps": ["x"], "ok_auto": []}"#,
            "channel must be"
        ),
        (
            #"{"id": "a", "domain": "d", "channel": "phone", "kind": "k", "steps": [], "ok_auto": []}"#,
            "steps must have"
        ),
        (#"{"id": "a", "domain": "d", "channel": "phone", "kind": "k", "steps": [" "], "ok_auto": []}"#, "no message"),
        (#"{"id": "a", "domain": "d", "channel": "phone", "kind": "k", "steps": ["x"]}"#, "ok_auto is missing"),
        (#"{"id": "a", "domain": "d", "channel": "phone", "steps": ["x"], "ok_auto": []}"#, "kind is missing"),
        (
            #"{"id": "a", "domain": 3, "channel": "phone", "kind": "k", "steps": ["x"], "ok_auto": []}"#,
            "domain has the wrong type"
        ),
        ("[1]", "not a JSON object"), ("{", "not a JSON object"),
    ])
    func `names the line and the field`(line: String, expected: String) {
        let message = problem(Self.good, line)
        #expect(message?.hasPrefix("talks.jsonl:2: ") == true)
        #expect(message?.contains(expected) == true)
    }

    @Test func `refuses the same id twice, and a file without dialogues`() {
        #expect(problem(Self.good, Self.good) == "talks.jsonl:2: the id a stands in line 1 too")
        #expect(problem("", " ") == "talks.jsonl: has no dialogues")
    }
}
