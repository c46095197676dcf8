// RFC 3339 is written on every message several times over, and Foundation's formatter costs more than the rest of
// the journey; its reader takes what is no time at all, such as the 30th of February.
extension Instant {
    /// Years 0001 to 9999, which is what can be written.
    private static let writable: ClosedRange<Int64> = -62_135_596_800_000...253_402_300_799_999

    /// `2026-11-21T10:04:05.123Z`; what is outside the years 0001 to 9999 is clamped to them.
    package var rfc3339: String {
        let total = min(max(millisecondsSinceEpoch, Self.writable.lowerBound), Self.writable.upperBound)
        let (days, millisecondOfDay) = total.flooredQuotientAndRemainder(dividingBy: 86_400_000)
        let date = CivilDate(daysSinceEpoch: days)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(24)
        func append(_ value: Int64, digits: Int) {
            var divisor: Int64 = digits == 4 ? 1000 : digits == 3 ? 100 : 10
            for _ in 0..<digits {
                bytes.append(UInt8(ascii: "0") + UInt8(value / divisor % 10))
                divisor = max(divisor / 10, 1)
            }
        }
        append(date.year, digits: 4)
        bytes.append(UInt8(ascii: "-"))
        append(date.month, digits: 2)
        bytes.append(UInt8(ascii: "-"))
        append(date.day, digits: 2)
        bytes.append(UInt8(ascii: "T"))
        append(millisecondOfDay / 3_600_000, digits: 2)
        bytes.append(UInt8(ascii: ":"))
        append(millisecondOfDay / 60_000 % 60, digits: 2)
        bytes.append(UInt8(ascii: ":"))
        append(millisecondOfDay / 1000 % 60, digits: 2)
        bytes.append(UInt8(ascii: "."))
        append(millisecondOfDay % 1000, digits: 3)
        bytes.append(UInt8(ascii: "Z"))
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Reads RFC 3339's `date-time`, and nothing else: nil for any other text.
    ///
    /// `T` and `Z` may be lower-case, and a fraction may have any number of digits, of which three are kept. A leap second
    /// counts as the first second of the next minute, as the system's clocks have it. The moment must be within the years
    /// 0001 to 9999 in UTC.
    package init?(rfc3339 text: String) {
        var reader = RFC3339Reader(text)
        guard let instant = reader.dateTime(), Self.writable.contains(instant.millisecondsSinceEpoch) else {
            return nil
        }
        self = instant
    }
}

extension Instant: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let instant = Instant(rfc3339: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an RFC 3339 date and time")
        }
        self = instant
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rfc3339)
    }
}
