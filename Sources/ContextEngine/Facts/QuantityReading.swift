/// Times, amounts and speeds.
enum QuantityReading {
    // MARK: Times

    /// Groups: 0-2 hour, minute and half of `14:30` and `2h30 pm`; 3-4 of `2 pm`; 5 of `às 14h`.
    static let time =
        #"(?<![\d:/.,-])([01]?\d|2[0-3])[:h]([0-5]\d)(?:h|min)?\s?([ap]\.?m\b\.?)?(?![\d:])"#
        + #"|(?<![\d:/.,-])(1[0-2]|0?[1-9])\s?([ap]\.?m\b\.?)"#
        + #"|\b(?:[àa]s|at[ée](?: as)?|depois das|antes das|a partir das|a las)\s([01]?\d|2[0-3])(?:\s?h(?:s|rs|oras?)?)?(?![\d:/h,.-]|\s?(?:reais|mega))"#

    static func time(_ found: FoundText) -> FactPattern.Reading? {
        if let hour = found.number(0), let minute = found.number(1) { return clock(hour, minute, found[2]) }
        if let hour = found.number(3) { return clock(hour, 0, found[4]) }
        return found.number(5).flatMap { clock($0, 0, nil) }
    }

    static let bareTime = #"(?<![\d:/.,-])([01]?\d|2[0-3])\s?(?:h|hs|hrs|horas?|o'clock)?(?![\d:/-]|[.,]\d|\w)"#

    static func bareTime(_ found: FoundText) -> FactPattern.Reading? {
        found.number(0).flatMap { clock($0, 0, nil) }
    }

    private static func clock(_ hour: Int64, _ minute: Int64, _ half: String?) -> FactPattern.Reading? {
        var hour = hour
        switch half?.lowercased().first {
        case "a": hour = hour == 12 ? 0 : hour
        case "p": hour = hour < 12 ? hour + 12 : hour
        default: break
        }
        guard hour < 24 else { return nil }
        return FactPattern.Reading(value: "\(twoDigits(hour)):\(twoDigits(minute))")
    }

    private static func twoDigits(_ number: Int64) -> String { number < 10 ? "0\(number)" : String(number) }

    // MARK: Amounts

    private static let figure = #"(\d{1,3}(?:[., ]\d{3}){1,3}(?:[.,]\d{1,2})?|\d{1,9}(?:[.,]\d{1,2})?)(?!\d)"#

    /// Groups: 0 the sign and 1 the figure before or 2 the figure and 3 the word behind.
    static let amount =
        #"(R\$|US\$|C\$|\$|€|£|\b(?:BRL|USD|EUR|GBP)\b)\s?"# + figure
        + #"|(?<![\d.,])"# + figure
        + #"\s?(€|£|(?:reais|real|euros?|d[óo]lar(?:es)?|dollars?|bucks|pounds|quid|libras|pesos)\b)"#

    static func amount(_ found: FoundText, in region: FactRegion) -> FactPattern.Reading? {
        guard let figure = found[1] ?? found[2], let sign = found[0] ?? found[3], let number = decimal(figure) else {
            return nil
        }
        return FactPattern.Reading(value: "\(currency(sign.lowercased(), in: region)) \(number)")
    }

    static let bareAmount = #"(?<![\d.,:/-])"# + figure + #"(?![\d:/%-]|\w)"#

    private static func currency(_ sign: String, in region: FactRegion) -> String {
        switch sign {
        case "r$", "brl", "reais", "real": "BRL"
        case "us$", "usd": "USD"
        case "c$": "CAD"
        case "€", "eur", "euro", "euros": "EUR"
        case "£", "gbp", "pounds", "quid", "libras": "GBP"
        case "pesos": "MXN"
        default: region.dollar
        }
    }

    /// `1234.56` of `1.234,56` and of `1,234.56`: the last mark with one or two digits behind it is the decimal one.
    static func decimal(_ text: String) -> String? {
        let plain = text.filter { $0 != " " }
        guard let mark = plain.lastIndex(where: { $0 == "." || $0 == "," }) else { return plain }
        let behind = plain[plain.index(after: mark)...]
        let whole = plain[..<mark].filter(\.isNumber)
        guard (1...2).contains(behind.count) else { return plain.filter(\.isNumber) }
        return whole.isEmpty ? nil : "\(whole).\(behind.count == 1 ? behind + "0" : behind)"
    }

    // MARK: Speeds

    /// Groups: 0 the figure, 1 the unit.
    static let speed =
        #"(?<![\d.,])(\d{1,4}(?:[.,]\d{1,2})?)\s?(mega(?:s|bits?)?|megabits?|mbps|mbit/s|mb/s|mbs|mb|giga(?:s|bits?)?|gbps|kbps|kb/s)(?!\w)"#

    static func speed(_ found: FoundText) -> FactPattern.Reading? {
        guard let figure = found[0], let unit = found[1]?.lowercased().first else { return nil }
        let name = unit == "g" ? "Gbps" : unit == "k" ? "kbps" : "Mbps"
        return FactPattern.Reading(value: "\(point(figure)) \(name)")
    }

    static let bareSpeed = #"(?<![\d.,:/-])(\d{1,4}(?:[.,]\d{1,2})?)(?![\d:/%-]|[.,]\d|\w)"#

    static func bareSpeed(_ found: FoundText) -> FactPattern.Reading? {
        found[0].map { FactPattern.Reading(value: "\(point($0)) Mbps") }
    }

    private static func point(_ figure: String) -> String { String(figure.map { $0 == "," ? "." : $0 }) }
}
