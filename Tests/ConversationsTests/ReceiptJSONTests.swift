import Conversations
import Foundation
import Testing

/// A receipt is written once, and read for as long as it is kept.
@Suite struct ReceiptJSONTests {
    private static func read(_ json: some Sequence<UInt8>) throws -> DecisionReceipt {
        try JSONDecoder().decode(DecisionReceipt.self, from: Data(json))
    }

    /// What a receipt of some version looked like.
    private static func fixture(_ name: String) throws -> Data {
        try Data(
            contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
                .appendingPathComponent("Fixtures/\(name)"))
    }

    /// Every field of the first version is set, and none to its default.
    static var full: DecisionReceipt {
        var receipt = bare
        receipt.classification = Classification(
            ranking: [
                .init(intent: IntentLabel("billing/invoice"), confidence: 0.875),
                .init(intent: .outOfScope, confidence: 0.125),
            ], language: "pt", inScope: true,
            sentiment: Sentiment(score: -0.5, label: .negative, frustrated: true, urgent: true), rules: ["invoice"],
            hardRule: .intent(IntentLabel("billing/invoice"), rule: "invoice"), timedOutRules: ["slow"],
            model: "sha256:0a")
        receipt.classifiedText = "the \"text\"\n"
        receipt.profile = ProfileSignals(
            tier: "gold", openInvoice: true, outage: true, lastIntent: IntentLabel("billing/refund"), language: "es")
        receipt.threshold = 0.7
        receipt.actions = ["send_invoice"]
        receipt.reply = Decision.Reply(text: "Here it is.", template: "invoice")
        receipt.team = "billing"
        receipt.agent = "ana"
        receipt.trace = [
            DecisionStep(rule: "opted_out", outcome: .off),
            DecisionStep(rule: "answer", outcome: .decided, note: "0.875"),
        ]
        receipt.notes = ["quoted_text_removed"]
        receipt.latencyMilliseconds = 1.25
        return receipt
    }

    /// With the fields that came later, too.
    static var grown: DecisionReceipt {
        var receipt = full
        receipt.classification?.requests = [.init(intent: IntentLabel("billing/invoice"), confidence: 0.875)]
        receipt.classification?.signs = [.thanks, .unsolved]
        receipt.classification?.shape = .number
        receipt.classification?.sensitive = SensitiveMatter(kind: .legal, confidence: 0.75, rule: "court")
        receipt.profile.turn = 2
        receipt.profile.lastAnswered = IntentLabel("billing/invoice")
        receipt.profile.asked = ["date"]
        receipt.answers = [IntentLabel("billing/invoice")]
        receipt.facts = [
            Fact(name: "date", value: "tomorrow", raw: "Tomorrow", messageID: receipt.messageID),
            Fact(name: "cpf", value: "1", raw: "1", messageID: receipt.messageID, isValid: false),
        ]
        return receipt
    }

    /// Nothing is set that need not be.
    static var bare: DecisionReceipt {
        DecisionReceipt(
            id: Identifier(stored: "dec_1"), messageID: Identifier(stored: "msg_1"),
            conversationID: Identifier(stored: "cnv_1"), customerID: Identifier(stored: "cus_1"), classification: nil,
            classifiedText: nil, profile: nil, decision: Decision(route: .silent, reason: .hardRule), assignment: nil,
            trace: [], policy: "sha256:0b", notes: [], createdAt: Instant(millisecondsSinceEpoch: 1_800_000_000_123))
    }

    /// Every shape that a part of a receipt can have.
    private static var shapes: [DecisionReceipt] {
        var human = full
        human.classification?.hardRule = .human(rule: "threat")
        var plain = full
        plain.classification?.hardRule = nil
        plain.classification?.language = nil
        plain.classification?.sentiment = .neutral
        plain.profile = ProfileSignals()
        return [full, human, plain, bare, grown]
    }

    @Test(arguments: 0..<5)
    func `comes back as it was`(shape: Int) throws {
        let receipt = Self.shapes[shape]
        #expect(try Self.read(JSONWriter.bytes(of: receipt)) == receipt)
    }

    @Test func `has no field that is not written`() throws {
        func labels(_ value: Any) -> Set<String> { Set(Mirror(reflecting: value).children.compactMap(\.label)) }
        let receipt = Self.grown
        let written = try JSONDecoder().decode(
            [String: JSONValue].self, from: Data(JSONWriter.bytes(of: receipt)))
        #expect(Set(written.keys) == labels(receipt))
        let classification = try #require(receipt.classification)
        for (name, part) in [("classification", labels(classification)), ("profile", labels(receipt.profile))] {
            guard case .object(let fields)? = written[name] else {
                Issue.record("\(name) is no object")
                continue
            }
            #expect(Set(fields.keys) == part)
        }
    }

    @Test func `still reads as it was first kept`() throws {
        #expect(try Self.read(Self.fixture("receipt-full.json")) == Self.full)
        #expect(try Self.read(Self.fixture("receipt-bare.json")) == Self.bare)
    }

    /// As it would be read by a program that knows fields which came later than the receipt.
    @Test func `reads without what a decision can do without`() throws {
        let receipt = try Self.read(Self.fixture("receipt-least.json"))
        #expect(receipt.classification?.sentiment == .neutral)
        #expect(receipt.classification?.rules == [])
        #expect(receipt.classification?.timedOutRules == [])
        #expect(receipt.profile == ProfileSignals())
        #expect(receipt.actions.isEmpty && receipt.trace.isEmpty && receipt.notes.isEmpty)
        #expect(receipt.latencyMilliseconds == 0)
    }

    @Test(arguments: ["id", "messageID", "resolution", "reason", "policy", "createdAt"])
    func `is damaged without what makes it a receipt`(field: String) throws {
        var fields = try JSONDecoder().decode([String: JSONValue].self, from: Self.fixture("receipt-least.json"))
        fields[field] = nil
        let json = try JSONWriter.bytes(of: fields)
        #expect(throws: DecodingError.self) { try Self.read(json) }
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func `is refused with a number that JSON cannot say`(number: Double) {
        var (confidence, score, threshold, latency) = (Self.full, Self.full, Self.full, Self.full)
        confidence.classification?.ranking[1].confidence = number
        score.classification?.sentiment.score = number
        threshold.threshold = number
        latency.latencyMilliseconds = number
        for receipt in [confidence, score, threshold, latency] {
            #expect(throws: EncodingError.self) { try JSONWriter.bytes(of: receipt) }
        }
    }

    @Test func `has parts that any encoder writes the same`() throws {
        let reply = try #require(Self.full.reply)
        let assignment = try #require(Self.full.assignment)
        var (written, assigned) = (JSONText(), JSONText())
        reply.write(to: &written)
        assignment.write(to: &assigned)
        for (value, text) in [(reply as any Encodable, written), (assignment, assigned)] {
            let ours = try JSONDecoder().decode([String: JSONValue].self, from: Data(text.bytes))
            let foundations = try JSONDecoder().decode([String: JSONValue].self, from: JSONEncoder().encode(value))
            #expect(ours == foundations)
            #expect(
                try JSONWriter.bytes(of: ["part": AnyPart(value: value)]) == Array(#"{"part":"#.utf8) + text.bytes
                    + Array("}".utf8))
        }
    }

    private struct AnyPart: Encodable {
        let value: any Encodable

        func encode(to encoder: any Encoder) throws { try value.encode(to: encoder) }
    }
}
