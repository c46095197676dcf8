package import struct Foundation.Date

/// A moment in UTC, in whole milliseconds since 1970; the only notion of time that is stored.
package struct Instant: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z; negative before.
    package var millisecondsSinceEpoch: Int64

    package init(millisecondsSinceEpoch: Int64) {
        self.millisecondsSinceEpoch = millisecondsSinceEpoch
    }

    package init(_ date: Date) {
        self.millisecondsSinceEpoch = Int64((date.timeIntervalSince1970 * 1000).rounded())
    }

    /// This moment as Foundation's type.
    package var date: Date { Date(timeIntervalSince1970: Double(millisecondsSinceEpoch) / 1000) }

    package static func < (left: Self, right: Self) -> Bool {
        left.millisecondsSinceEpoch < right.millisecondsSinceEpoch
    }

    /// The moment that many seconds later; the sum saturates at the ends of the range.
    package func adding(seconds: Double) -> Self {
        adding(milliseconds: Int64(clampingRounded: seconds * 1000))
    }

    /// The moment that many milliseconds later; the sum saturates at the ends of the range.
    package func adding(milliseconds: Int64) -> Self {
        let (sum, overflow) = millisecondsSinceEpoch.addingReportingOverflow(milliseconds)
        return Self(millisecondsSinceEpoch: overflow ? (milliseconds > 0 ? .max : .min) : sum)
    }

    /// Milliseconds from `earlier` to this moment.
    package func milliseconds(since earlier: Self) -> Int64 {
        let (difference, overflow) = millisecondsSinceEpoch.subtractingReportingOverflow(earlier.millisecondsSinceEpoch)
        return overflow ? (self > earlier ? .max : .min) : difference
    }
}

extension Int64 {
    /// Rounds and clamps, because converting an out-of-range `Double` traps.
    package init(clampingRounded value: Double) {
        if value.isNaN {
            self = 0
        } else if value >= 9.2e18 {
            self = .max
        } else if value <= -9.2e18 {
            self = .min
        } else {
            self = Int64(value.rounded())
        }
    }
}
