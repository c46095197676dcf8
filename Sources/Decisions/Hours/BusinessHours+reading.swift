import Conversations
import Foundation
import YAMLDocuments

extension BusinessHours {
    private static let keys: Set<String> = [
        "time_zone", "time_format", "week", "holidays", "day_names", "when_closed", "after_hours",
    ]

    static func read(_ document: YAMLDocument, _ reading: inout PolicyReading) -> Self {
        var hours = Self()
        guard let fields = reading.problems.mapping(document.root, keys: keys) else { return hours }
        let timeZone = reading.required("time_zone", in: fields) { node throws(YAMLProblem) in
            guard let zone = TimeZone(identifier: try node.text(limit: 64)) else {
                throw node.problem("must be a time zone such as America/Sao_Paulo")
            }
            return zone
        }
        if let timeZone { hours.timeZone = timeZone }
        if let node = fields.optional("time_format"),
            let format = reading.problems.collect({ () throws(YAMLProblem) in try node.choice(TimeFormat.self) })
        {
            hours.timeFormat = format
        }
        if let node = reading.required("week", in: fields, { node throws(YAMLProblem) in node }) {
            hours.week = week(node, &reading)
        }
        if let node = fields.optional("holidays"),
            let items = reading.problems.collect({ () throws(YAMLProblem) in try node.sequence(limit: 500) })
        {
            hours.holidays = items.compactMap { holiday($0, &reading) }
        }
        hours.readDayNames(fields, &reading)
        hours.readWhenClosed(fields, &reading)
        if let node = reading.required("after_hours", in: fields, { node throws(YAMLProblem) in node }) {
            hours.afterHours = reading.template(node, name: "after_hours")
        }
        return hours
    }

    /// A mapping from days to lists of hours, where a day that is not there is closed; or `always`.
    private static func week(_ node: YAMLNode, _ reading: inout PolicyReading) -> [Weekday: [Interval]] {
        if case .scalar("always", _) = node.content {
            return Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, [Interval(start: 0, end: 1440)]) })
        }
        var week: [Weekday: [Interval]] = [:]
        guard let days = reading.problems.mapping(node, keys: Set(Weekday.allCases.map(\.rawValue))) else {
            return week
        }
        for entry in days.entries {
            guard let weekday = Weekday(rawValue: entry.key) else { continue }
            week[weekday] = intervals(entry.value, &reading)
        }
        return week
    }

    private static func intervals(_ node: YAMLNode, _ reading: inout PolicyReading) -> [Interval] {
        guard let items = reading.problems.collect({ () throws(YAMLProblem) in try node.sequence(limit: 12) }) else {
            return []
        }
        return items.compactMap { item in
            reading.problems.collect { () throws(YAMLProblem) in
                guard let interval = Interval(try item.string()) else {
                    throw item.problem("must be hours such as 08:00-18:00 or 22:00-02:00")
                }
                return interval
            }
        }
    }

    private static func holiday(_ node: YAMLNode, _ reading: inout PolicyReading) -> Holiday? {
        guard let fields = reading.problems.mapping(node, keys: ["date", "name", "hours"]) else { return nil }
        let holiday = reading.required("date", in: fields) { node throws(YAMLProblem) in
            guard let holiday = Holiday(date: try node.string()) else {
                throw node.problem("must be a date such as 2026-12-25, or 12-25 for every year")
            }
            return holiday
        }
        guard var holiday else { return nil }
        if let node = fields.optional("hours") { holiday.intervals = intervals(node, &reading) }
        return holiday
    }

    private mutating func readDayNames(_ fields: YAMLMapping, _ reading: inout PolicyReading) {
        let known = ["today", "tomorrow"] + Weekday.allCases.map(\.rawValue)
        guard let node = fields.optional("day_names"),
            let names = reading.problems.mapping(node, keys: Set(known))
        else { return }
        for key in known {
            dayNames[key] = reading.required(key, in: names) { node throws(YAMLProblem) in try node.text(limit: 60) }
        }
    }

    private mutating func readWhenClosed(_ fields: YAMLMapping, _ reading: inout PolicyReading) {
        guard let node = fields.optional("when_closed"),
            let fields = reading.problems.mapping(node, keys: ["answer", "except"])
        else { return }
        if let answer = reading.required("answer", in: fields, { node throws(YAMLProblem) in try node.bool() }) {
            whenClosed.answer = answer
        }
        whenClosed.exceptions = reading.intents("except", in: fields) ?? []
    }
}

extension BusinessHours.Interval {
    /// Reads `08:00-18:00`, where an end before the start is on the next day; nil when it is not that.
    init?(_ text: String) {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, let start = Self.minute(ends[0]), let end = Self.minute(ends[1]), start < 1440,
            start != end
        else { return nil }
        self.init(start: start, end: end > start ? end : end + 1440)
    }

    /// `HH:MM` up to 24:00.
    private static func minute(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 && $0.allSatisfy(\.isASCIIDigit) }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), minute < 60, hour * 60 + minute <= 1440
        else { return nil }
        return hour * 60 + minute
    }
}

extension BusinessHours.Holiday {
    /// Reads `2026-12-25` or `12-25`, closed all day; nil when it is no date.
    init?(date text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), parts.suffix(2).allSatisfy({ $0.utf8.count == 2 }),
            parts.count == 2 || parts[0].utf8.count == 4,
            parts.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }),
            let month = Int64(parts[parts.count - 2]), let day = Int64(parts[parts.count - 1]),
            (1...12).contains(month)
        else { return nil }
        let year = parts.count == 3 ? Int64(parts[0]) : nil
        let isLeap = year.map { $0 % 4 == 0 && $0 % 100 != 0 || $0 % 400 == 0 } ?? true
        let lastDays: [Int64] = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard (1...lastDays[Int(month) - 1]).contains(day) else { return nil }
        self.init(year: year, month: month, day: day, intervals: [])
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
