package import Conversations

/// The header by which a server says how long to stay away (RFC 9110, 10.2.3).
package enum RetryAfter {
    /// Between one second and a day, whatever was asked for.
    package static let honoured: ClosedRange<Int64> = 1000...86_400_000

    /// Milliseconds from `now`; nil when the text is neither a number of seconds nor a date.
    package static func milliseconds(_ text: String, at now: Instant) -> Int64? {
        if !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) {
            // A number too long to read is a long time.
            let seconds = min(Int64(text) ?? .max, honoured.upperBound / 1000)
            return max(seconds * 1000, honoured.lowerBound)
        }
        guard let date = date(text) else { return nil }
        return min(max(date.milliseconds(since: now), honoured.lowerBound), honoured.upperBound)
    }

    /// `Wed, 21 Oct 2026 07:28:00 GMT`; the two obsolete forms are not read.
    private static func date(_ text: String) -> Instant? {
        let parts = text.split(separator: " ")
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        guard parts.count == 6, parts[5] == "GMT", parts[1].count == 2, parts[3].count == 4, parts[4].count == 8,
            let month = months.firstIndex(of: String(parts[2]))
        else { return nil }
        let number = month < 9 ? "0\(month + 1)" : "\(month + 1)"
        return Instant(rfc3339: "\(parts[3])-\(number)-\(parts[1])T\(parts[4])Z")
    }
}
