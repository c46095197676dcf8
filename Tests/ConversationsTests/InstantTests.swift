import Conversations
import Foundation
import Testing

@Suite struct InstantTests {
    @Test(arguments: [
        (0, "1970-01-01T00:00:00.000Z"), (951_782_400_000, "2000-02-29T00:00:00.000Z"),
        (1_795_255_445_123, "2026-11-21T10:04:05.123Z"), (-1, "1969-12-31T23:59:59.999Z"),
        (4_102_444_800_000, "2100-01-01T00:00:00.000Z"),
    ])
    func `writes RFC 3339`(milliseconds: Int64, text: String) {
        #expect(Instant(millisecondsSinceEpoch: milliseconds).rfc3339 == text)
    }

    @Test func `writes what Foundation writes`() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<500 {
            let instant = Instant(millisecondsSinceEpoch: Int64.random(in: 0...4_000_000_000, using: &generator) * 1000)
            #expect(instant.rfc3339.dropLast(5) + "Z" == instant.date.formatted(.iso8601))
        }
    }

    @Test(arguments: ["2026-11-21T10:04:05Z", "2026-11-21T10:04:05.000Z", "2026-11-21T07:04:05-03:00"])
    func `reads offsets and fractions`(text: String) {
        #expect(Instant(rfc3339: text)?.rfc3339 == "2026-11-21T10:04:05.000Z")
    }

    @Test(arguments: ["", "yesterday", "2026-13-01T00:00:00Z", "2026-11-21", "1e400"])
    func `refuses what is no time`(text: String) {
        #expect(Instant(rfc3339: text) == nil)
    }

    @Test func `arithmetic saturates`() {
        let last = Instant(millisecondsSinceEpoch: .max)
        #expect(last.adding(seconds: 1e30) == last)
        #expect(Instant(millisecondsSinceEpoch: .min).milliseconds(since: last) == .min)
    }
}

@Suite struct IdentifierTests {
    @Test func `identifiers order by time and carry their prefix`() {
        let early = Identifier<Message>(at: Instant(millisecondsSinceEpoch: 1_000), entropy: (.max, .max))
        let late = Identifier<Message>(at: Instant(millisecondsSinceEpoch: 2_000), entropy: (0, 0))
        #expect(early < late)
        #expect(early.rawValue.hasPrefix("msg_"))
        #expect(early.rawValue.count == 30)
        #expect(Identifier<Message>(early.rawValue) == early)
        #expect(Identifier<Customer>(early.rawValue) == nil)
    }

    @Test(arguments: ["", "msg_", "cus_1", "msg_ä", "msg_a b", "msg_" + String(repeating: "a", count: 61)])
    func `refuses what is no message id`(text: String) {
        #expect(Identifier<Message>(text) == nil)
    }
}
