import Conversations

/// Days as people write them: `12/03/2026`, `2026-03-12`, `12 de março`, `March 12th`, `dia 12`, `tomorrow`.
///
/// A day with its year is a date, and one that the calendar does not have is none. Without a year, and in words that mean
/// another day every day, it is kept as it was said: only whoever reads it in its time knows which it is.
enum DateReading {
    static let pattern = [numeric, iso, dayThenMonth, monthThenDay, dayAlone, word, weekday].joined(separator: "|")

    // Groups are counted over the whole pattern: 0-2 numeric, 3-5 ISO, 6-8 and 9-11 with a month in words, 12 a day alone.
    private static let numeric = #"(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?(?![\d/-]|[.,]\d)"#
    private static let iso = #"(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?!\d)"#
    private static let dayThenMonth =
        #"(?<!\d)(\d{1,2})(?:st|nd|rd|th|º|°)?(?: de| of)? "# + months + #"\b(?:,?(?: de| of| del)? (\d{4}))?"#
    private static let monthThenDay = #"\b"# + months + #" (\d{1,2})(?:st|nd|rd|th)?\b(?:,? (\d{4}))?"#
    private static let dayAlone = #"\b(?:dia|the|d[ií]a) (\d{1,2})(?:st|nd|rd|th)?\b(?! ?(?:%|x\b|/))"#
    private static let word =
        #"\b(?:depois de amanh[ãa]|amanh[ãa]|hoje(?: [àa] noite)?|ontem|the day after tomorrow|tomorrow|today|tonight|"#
        + #"yesterday|pasado mañana|mañana|hoy|ayer)\b"#
    private static let weekday =
        #"\b(?:(?:na |no |pr[óo]xim[oa] |nest[ae] |(?:on|next|this) |el (?:pr[óo]ximo )?)?"#
        + #"(?:segunda-feira|ter[çc]a(?:-feira)?|quarta-feira|quinta-feira|sexta(?:-feira)?|s[áa]bado|domingo|monday|"#
        + #"tuesday|wednesday|thursday|friday|saturday|sunday|lunes|martes|mi[ée]rcoles|jueves|viernes)"#
        + #"|(?:na |pr[óo]xima |nesta )(?:segunda|quarta|quinta))\b(?! via)"#
    private static let months =
        #"(january|february|march|april|may|june|july|august|september|october|november|december|"#
        + #"jan|feb|apr|aug|sept?|oct|nov|dec|janeiro|fevereiro|mar[çc]o|abril|maio|junho|julho|agosto|setembro|outubro|"#
        + #"novembro|dezembro|fev|abr|ago|dez|enero|febrero|marzo|mayo|junio|julio|septiembre|octubre|noviembre|diciembre)"#

    /// - Parameter monthFirst: how `12/03` is read where both ways are days.
    static func reading(_ found: FoundText, monthFirst: Bool) -> FactPattern.Reading? {
        if let first = found.number(0), let second = found.number(1) {
            return numeric(first, second, year: found[2], of: found, monthFirst: monthFirst)
        }
        if let year = found.number(3), let month = found.number(4), let day = found.number(5) {
            return full(year: year, month: month, day: day, of: found)
        }
        for (day, month, year) in [(6, 7, 8), (10, 9, 11)] {
            guard let number = found.number(day), let month = found[month].flatMap(monthNumber) else { continue }
            if let year = found.number(year) { return full(year: year, month: month, day: number, of: found) }
            return CivilDate(year: leapYear, month: month, day: number).map { _ in asSaid(found) }
        }
        if let day = found.number(12) { return (1...31).contains(day) ? asSaid(found) : nil }
        return asSaid(found)
    }

    /// A bare number where a day was asked for.
    static let bareDay = #"(?<![\d,.:/-])(\d{1,2})(?:st|nd|rd|th|º|°)?(?![\d:/-]|[.,]\d|\w)"#

    static func bare(_ found: FoundText) -> FactPattern.Reading? {
        guard let day = found.number(0), (1...31).contains(day) else { return nil }
        return FactPattern.Reading(value: found.whole)
    }

    /// Any year in which every day of the calendar is.
    private static let leapYear: Int64 = 2024

    private static func numeric(
        _ first: Int64, _ second: Int64, year: String?, of found: FoundText, monthFirst: Bool
    ) -> FactPattern.Reading? {
        let orders = monthFirst ? [(second, first), (first, second)] : [(first, second), (second, first)]
        guard let text = year, let number = Int64(text) else {
            // Two numbers may be anything, as in 24/7 or 1.5; with a stroke and a day that exists they are a day.
            guard found.whole.contains("/"), found.whole != "24/7",
                orders.contains(where: { CivilDate(year: leapYear, month: $0.1, day: $0.0) != nil })
            else { return nil }
            return asSaid(found)
        }
        let year = text.utf8.count == 2 ? 2000 + number : number
        for (day, month) in orders {
            if let date = CivilDate(year: year, month: month, day: day) { return FactPattern.Reading(value: date.iso) }
        }
        return found.whole.contains("/") ? FactPattern.Reading(value: found.whole, isValid: false) : nil
    }

    private static func full(year: Int64, month: Int64, day: Int64, of found: FoundText) -> FactPattern.Reading {
        let date = CivilDate(year: year, month: month, day: day)
        return FactPattern.Reading(value: date?.iso ?? found.whole, isValid: date != nil)
    }

    private static func asSaid(_ found: FoundText) -> FactPattern.Reading {
        FactPattern.Reading(value: found.whole.lowercased())
    }

    private static func monthNumber(_ name: String) -> Int64? {
        let stem = name.lowercased().folded.prefix(3)
        let stems = [
            ["jan", "ene"], ["feb", "fev"], ["mar"], ["apr", "abr"], ["may", "mai"], ["jun"], ["jul"], ["aug", "ago"],
            ["sep", "set"], ["oct", "out"], ["nov"], ["dec", "dez", "dic"],
        ]
        return stems.firstIndex { $0.contains { stem == $0 } }.map { Int64($0 + 1) }
    }
}

extension CivilDate {
    fileprivate var iso: String {
        func padded(_ number: Int64, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(width - digits.count, 0)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }
}

extension String {
    /// Without the cedilla of `março`, the one mark in the first letters of a month.
    fileprivate var folded: String { String(map { $0 == "ç" ? "c" : $0 }) }
}
