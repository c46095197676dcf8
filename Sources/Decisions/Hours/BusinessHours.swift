import Conversations
import Foundation

/// hours.yaml: when people are there, in the wall-clock time of one place.
struct BusinessHours: Hashable {
    /// Minutes from the start of a day; an end beyond 1440 belongs to the night after.
    struct Interval: Hashable {
        var start: Int
        var end: Int

        func contains(_ minute: Int) -> Bool { start <= minute && minute < end }
    }

    /// A day with hours of its own, none when closed; every year when `year` is nil.
    struct Holiday: Hashable {
        var year: Int64?
        var month: Int64
        var day: Int64
        var intervals: [Interval]
    }

    /// The next moment when people are there, in words.
    struct Opening: Hashable {
        /// `tomorrow` or `Monday` in the policy's language; nil when hours.yaml gives no names.
        var day: String?
        var time: String
    }

    enum TimeFormat: String, CaseIterable, Hashable {
        case twentyFourHours = "24h"
        case twelveHours = "12h"
    }

    /// What the bot does while nobody is there.
    struct WhenClosed: Hashable {
        var answer = true
        /// Intents treated the other way round.
        var exceptions: Set<IntentLabel> = []

        /// Whether the bot may answer this intent while nobody is there.
        func answers(_ intent: IntentLabel) -> Bool { answer != exceptions.contains(intent) }
    }

    var timeZone: TimeZone = .gmt
    var timeFormat: TimeFormat = .twentyFourHours
    var week: [Weekday: [Interval]] = [:]
    var holidays: [Holiday] = []
    /// `today`, `tomorrow` and the days of the week in the customers' language.
    var dayNames: [String: String] = [:]
    var whenClosed = WhenClosed()
    var afterHours: ReplyTemplate?

    /// Hours are wall-clock times: on a day when the clocks change they last longer or shorter.
    func isOpen(at instant: Instant) -> Bool {
        let clock = WallClock(at: instant, in: timeZone)
        return intervals(on: clock.day).contains { $0.contains(clock.minute) }
            || intervals(on: clock.day - 1).contains { $0.contains(clock.minute + 1440) }
    }

    /// When people are next there, looking two weeks ahead; nil when they are not, or are there now.
    func nextOpening(after instant: Instant) -> Opening? {
        guard !isOpen(at: instant) else { return nil }
        let clock = WallClock(at: instant, in: timeZone)
        for offset in 0...14 {
            let day = clock.day + Int64(offset)
            let starts = intervals(on: day).map(\.start).filter { offset > 0 || $0 > clock.minute }
            guard let start = starts.min() else { continue }
            let name = offset == 0 ? "today" : offset == 1 ? "tomorrow" : Weekday(day: day).rawValue
            return Opening(day: dayNames[name], time: shown(minute: start))
        }
        return nil
    }

    /// The hours that begin on a day since 1970-01-01.
    private func intervals(on day: Int64) -> [Interval] {
        let date = CivilDate(daysSinceEpoch: day)
        let holiday = holidays.first { holiday in
            holiday.month == date.month && holiday.day == date.day && (holiday.year ?? date.year) == date.year
        }
        return holiday?.intervals ?? week[Weekday(day: day)] ?? []
    }

    private func shown(minute: Int) -> String {
        let (hour, minute) = (minute / 60, minute % 60)
        let minutes = minute < 10 ? "0\(minute)" : "\(minute)"
        switch timeFormat {
        case .twentyFourHours: return "\(hour < 10 ? "0" : "")\(hour):\(minutes)"
        case .twelveHours:
            let hourOfHalf = hour % 12 == 0 ? 12 : hour % 12
            return "\(hourOfHalf)\(minute == 0 ? "" : ":\(minutes)") \(hour < 12 ? "am" : "pm")"
        }
    }
}
