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

    @Test(arguments: [
        ("2026-11-21T10:04:05Z", "2026-11-21T10:04:05.000Z"), ("2026-11-21t10:04:05z", "2026-11-21T10:04:05.000Z"),
        ("2026-11-21T07:04:05-03:00", "2026-11-21T10:04:05.000Z"),
        ("2026-11-22T09:49:05+23:45", "2026-11-21T10:04:05.000Z"),
        ("2026-11-21T10:04:05-00:00", "2026-11-21T10:04:05.000Z"),
        ("2026-11-21T10:04:05.1Z", "2026-11-21T10:04:05.100Z"),
        ("2026-11-21T10:04:05.12+00:00", "2026-11-21T10:04:05.120Z"),
        ("2026-11-21T10:04:05.123999999999999999999Z", "2026-11-21T10:04:05.123Z"),
        ("2028-02-29T00:00:00Z", "2028-02-29T00:00:00.000Z"), ("2000-02-29T23:59:59Z", "2000-02-29T23:59:59.000Z"),
        ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z"), ("0000-12-31T23:00:00-01:00", "0001-01-01T00:00:00.000Z"),
        ("9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"),
        ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000Z"), ("2015-06-30T23:59:60.5Z", "2015-07-01T00:00:00.500Z"),
        ("2016-12-31T20:59:60-03:00", "2017-01-01T00:00:00.000Z"),
    ])
    func `reads RFC 3339`(text: String, moment: String) {
        #expect(Instant(rfc3339: text)?.rfc3339 == moment)
    }

    @Test(arguments: [
        // Other ways of writing.
        "", "yesterday", "1e400", "2026-11-21", "2026-11-21T10:04Z", "2026-11-21T10Z", "20261121T100405Z",
        "2026-11-21 10:04:05Z", "2026-11-21T10:04:05", "2026-11-21T10:04:05,5Z", "2026-11-21T10:04:05.Z",
        "2026-11-21T10:04:05+0300", "2026-11-21T10:04:05+03", "2026-11-21T10:04:05+3:00", "2026-11-21T10:04:05+03:0",
        "2026-11-21T10:04:05 Z", " 2026-11-21T10:04:05Z", "2026-11-21T10:04:05Z ", "2026-11-21T10:04:05Z\n",
        "2026-11-21T10:04:05Zfoo", "2026-11-21T10:04:05Z\u{0}", "2026-11-21T10:04:05+03:00Z", "2026-11-21T10:04:05UTC",
        "+2026-11-21T10:04:05Z", "-2026-11-21T10:04:05Z", "12026-11-21T10:04:05Z", "26-11-21T10:04:05Z",
        "2026-W47-6T10:04:05Z", "2026-325T10:04:05Z", "2026-11-21T1:04:05Z", "2026-11-21T10:04:5Z",
        "٢٠٢٦-11-21T10:04:05Z", "2026‐11‐21T10:04:05Z",
        // In no calendar, on no clock.
        "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-02-30T10:00:00Z", "2026-02-29T10:00:00Z",
        "1900-02-29T00:00:00Z", "2026-04-31T00:00:00Z", "2026-11-00T00:00:00Z", "2026-11-32T00:00:00Z",
        "2026-11-21T24:00:00Z", "2026-11-21T10:60:00Z", "2026-11-21T10:04:61Z", "2026-11-21T10:04:05+24:00",
        "2026-11-21T10:04:05+03:60",
        // Leap seconds where there can be none.
        "2026-11-21T10:04:60Z", "2026-11-30T23:59:60Z", "2016-12-31T23:59:60-03:00",
        // Outside the years 0001 to 9999 in UTC.
        "0000-01-01T00:00:00Z", "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01", "9999-12-31T23:59:60Z",
    ])
    func `refuses what is no time`(text: String) {
        #expect(Instant(rfc3339: text) == nil)
    }

    @Test func `reads what it writes`() {
        for _ in 0..<2000 {
            let instant = Instant(millisecondsSinceEpoch: Int64.random(in: -62_135_596_800_000...253_402_300_799_999))
            #expect(Instant(rfc3339: instant.rfc3339) == instant)
        }
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
