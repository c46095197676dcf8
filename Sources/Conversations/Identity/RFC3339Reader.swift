/// Reads the `date-time` of RFC 3339, section 5.6, byte by byte.
struct RFC3339Reader {
    private var rest: Substring.UTF8View

    init(_ text: String) {
        rest = text[...].utf8
    }

    /// The moment that the whole text names; nil when it is written otherwise or is in no calendar.
    mutating func dateTime() -> Instant? {
        guard let date = date(), take("T") || take("t"), let hour = number(digits: 2), hour < 24, take(":"),
            let minute = number(digits: 2), minute < 60, take(":"), let second = number(digits: 2), second <= 60,
            let fraction = milliseconds(), let offset = offset(), rest.isEmpty
        else { return nil }
        let start = date.daysSinceEpoch * 86_400_000 + (hour * 60 + minute - offset) * 60_000
        guard second < 60 || Self.mayEndInLeapSecond(minuteFrom: start) else { return nil }
        return Instant(millisecondsSinceEpoch: start + second * 1000 + fraction)
    }

    private mutating func date() -> CivilDate? {
        guard let year = number(digits: 4), take("-"), let month = number(digits: 2), take("-"),
            let day = number(digits: 2)
        else { return nil }
        return CivilDate(year: year, month: month, day: day)
    }

    /// Leap seconds have all been at the ends of June and December, in UTC.
    private static func mayEndInLeapSecond(minuteFrom start: Int64) -> Bool {
        let (day, millisecondOfDay) = (start + 60_000).flooredQuotientAndRemainder(dividingBy: 86_400_000)
        let next = CivilDate(daysSinceEpoch: day)
        return millisecondOfDay == 0 && next.day == 1 && (next.month == 1 || next.month == 7)
    }

    /// What stands after the seconds: 0 when there is no fraction, nil for a point without digits.
    private mutating func milliseconds() -> Int64? {
        guard take(".") else { return 0 }
        guard var value = number(digits: 1) else { return nil }
        var count = 1
        while let digit = number(digits: 1) {
            if count < 3 { value = value * 10 + digit }
            count += 1
        }
        return count == 1 ? value * 100 : count == 2 ? value * 10 : value
    }

    /// Minutes ahead of UTC.
    private mutating func offset() -> Int64? {
        if take("Z") || take("z") { return 0 }
        let isAhead = take("+")
        guard isAhead || take("-"), let hour = number(digits: 2), hour < 24, take(":"), let minute = number(digits: 2),
            minute < 60
        else { return nil }
        return (isAhead ? 1 : -1) * (hour * 60 + minute)
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest.removeFirst()
        return true
    }

    /// Exactly so many ASCII digits; nothing is taken otherwise.
    private mutating func number(digits: Int) -> Int64? {
        var value: Int64 = 0
        var end = rest.startIndex
        for _ in 0..<digits {
            guard end < rest.endIndex, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(rest[end]) else { return nil }
            value = value * 10 + Int64(rest[end] - UInt8(ascii: "0"))
            end = rest.index(after: end)
        }
        rest = rest[end...]
        return value
    }
}
