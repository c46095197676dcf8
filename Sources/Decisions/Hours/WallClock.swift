import Conversations
import Foundation

/// What the clock and calendar on the wall of a place show at one moment.
struct WallClock: Hashable {
    /// Days since 1970-01-01 in local time.
    let day: Int64
    /// 0 to 1439.
    let minute: Int

    init(at instant: Instant, in timeZone: TimeZone) {
        // Dates far outside the calendar's range are held at its ends rather than computed with.
        let bound: Int64 = 253_402_300_799_000
        let moment = Instant(millisecondsSinceEpoch: min(max(instant.millisecondsSinceEpoch, -bound), bound))
        let local = moment.adding(seconds: Double(timeZone.secondsFromGMT(for: moment.date)))
        let (day, millisecondOfDay) = local.millisecondsSinceEpoch.flooredQuotientAndRemainder(dividingBy: 86_400_000)
        self.day = day
        minute = Int(millisecondOfDay / 60_000)
    }
}

/// Days of the week, as hours.yaml names them.
enum Weekday: String, CaseIterable, Hashable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday

    /// The weekday of a day since 1970-01-01, which was a Thursday.
    init(day: Int64) {
        let index = Int((day + 3).flooredQuotientAndRemainder(dividingBy: 7).1)
        self = Self.allCases[index]
    }
}
