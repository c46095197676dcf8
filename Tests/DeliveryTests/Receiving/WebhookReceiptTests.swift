import Conversations
import Delivery
import Testing
import Transport

@Suite struct `Webhook receipts` {
    static let now = Instant(millisecondsSinceEpoch: 1_800_000_000_000)
    static let body = Array(#"{"type":"ticket.created","id":"evt_1","sequence":7,"ticket":{"id":"cnv_1"}}"#.utf8)

    private func headers(_ secret: WebhookSecret, body: [UInt8] = body) -> [String: String] {
        let headers = WebhookSignature.headers(
            secrets: [secret], id: "evt_1", timestamp: Self.now.millisecondsSinceEpoch / 1000, body: body)
        return Dictionary(uniqueKeysWithValues: headers.map { ($0.name.lowercased(), $0.value) })
    }

    @Test func `say what came and how often`() {
        let secret = WebhookSecret.generate()
        var receipts = WebhookReceipts(secrets: [secret])
        let headers = headers(secret)
        let first = receipts.receive(header: { headers[$0] }, body: Self.body, status: 503, at: Self.now)
        let second = receipts.receive(header: { headers[$0] }, body: Self.body, status: 200, at: Self.now)
        #expect(first.type == "ticket.created")
        #expect(first.sequence == 7)
        #expect(first.conversationID == "cnv_1")
        #expect(first.verified == true)
        #expect((first.attempt, first.status) == (1, 503))
        #expect((second.attempt, second.status) == (2, 200))
        #expect(
            second.line
                == "2027-01-15T08:00:00.000Z  ticket.created  evt_1  #7  cnv_1  attempt 2  verified  -> 200")
    }

    @Test func `do not believe what is signed otherwise`() {
        let secret = WebhookSecret.generate()
        var receipts = WebhookReceipts(secrets: [.generate()])
        var headers = headers(secret)
        let other = receipts.receive(header: { headers[$0] }, body: Self.body, status: 200, at: Self.now)
        #expect((other.verified, other.status, other.problem) == (false, 401, "no signature matches"))
        receipts = WebhookReceipts(secrets: [secret])
        headers["x-webhook-signature"] = "sha256=00"
        let plain = receipts.receive(header: { headers[$0] }, body: Self.body, status: 200, at: Self.now)
        #expect(plain.problem == "X-Webhook-Signature does not match")
    }

    @Test func `leave a sender no hold on the terminal`() {
        var receipts = WebhookReceipts(secrets: [])
        let receipt = receipts.receive(
            header: { $0 == "webhook-id" ? "a\u{1B}[2Jb" : nil }, body: [0xFF], status: 200, at: Self.now)
        #expect(receipt.verified == nil)
        #expect(receipt.line == "2027-01-15T08:00:00.000Z  (no type)  a\u{FFFD}[2Jb  not checked  -> 200")
    }

    @Test(arguments: ["\u{9B}", "\u{7F}", "\u{85}", "\u{2028}", "\u{202E}", "\r\n"])
    func `leave a sender no hold on the terminal, by whatever character`(text: String) {
        var receipts = WebhookReceipts(secrets: [])
        let receipt = receipts.receive(
            header: { $0 == "webhook-id" ? "a\(text)b" : nil }, body: [], status: 200, at: Self.now)
        #expect(!receipt.line.unicodeScalars.contains { text.unicodeScalars.contains($0) })
    }
}
