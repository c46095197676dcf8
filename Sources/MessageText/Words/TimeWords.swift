/// Dates, times and addresses in a line, as mail programs write them into attributions and headers.
struct TimeWords {
    var hasDate = false
    var hasTime = false
    var hasYear = false
    var hasAddress = false

    init(_ line: FoldedLine) {
        var hasDay = false
        var hasMonth = false
        var hasWeekday = false
        for word in line.words {
            if let first = word.utf8.first, (0x30...0x39).contains(first) {
                let digits = word.utf8.prefix { (0x30...0x39).contains($0) }
                guard let value = Int(word.prefix(digits.count)), digits.count <= 4 else { continue }
                if digits.count <= 2, (1...31).contains(value) { hasDay = true }
                if digits.count == 4, (1980...2100).contains(value) { hasYear = true }
            } else if Self.months.contains(word) {
                hasMonth = true
            } else if Self.weekdays.contains(word) {
                hasWeekday = true
            }
        }
        hasTime = Self.hasClockTime(line.text)
        hasDate = hasDay && (hasMonth || hasWeekday || Self.hasNumericDate(line.text))
        hasAddress = Self.hasAddress(line.text)
    }

    /// Whether a word is a day, a month or a number.
    static func names(_ word: Substring) -> Bool {
        weekdays.contains(word) || months.contains(word) || word.utf8.first.map(isDigit) ?? false
    }

    /// "10:00", "10.00" behind a blank, "10h30".
    private static func hasClockTime(_ text: String) -> Bool {
        let bytes = Array(text.utf8.prefix(1000))
        for index in bytes.indices.dropFirst().dropLast(2) {
            guard bytes[index] == UInt8(ascii: ":") || bytes[index] == UInt8(ascii: "h") else { continue }
            if isDigit(bytes[index - 1]), isDigit(bytes[index + 1]), isDigit(bytes[index + 2]) { return true }
        }
        return false
    }

    /// "3/11", "03.11.2026", "2026-11-03".
    private static func hasNumericDate(_ text: String) -> Bool {
        let bytes = Array(text.utf8.prefix(1000))
        for index in bytes.indices.dropFirst().dropLast() {
            guard "/.-".utf8.contains(bytes[index]) else { continue }
            if isDigit(bytes[index - 1]), isDigit(bytes[index + 1]) { return true }
        }
        return false
    }

    /// Whether there is something like `a@b.c` in it.
    static func hasAddress(_ text: String) -> Bool {
        let bytes = Array(text.utf8.prefix(2000))
        for index in bytes.indices.dropFirst() where bytes[index] == UInt8(ascii: "@") {
            guard isNamePart(bytes[index - 1]) else { continue }
            let host = bytes[(index + 1)...].prefix { isNamePart($0) || $0 == UInt8(ascii: ".") }
            if host.count >= 4, host.dropFirst().dropLast().contains(UInt8(ascii: ".")) { return true }
        }
        return false
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isNamePart(_ byte: UInt8) -> Bool {
        isDigit(byte) || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
            || byte >= 0x80
    }

    static let months: Set<Substring> = [
        "jan", "january", "janeiro", "enero", "ene", "feb", "february", "fev", "fevereiro", "febrero", "mar", "march",
        "marco", "marzo", "apr", "april", "abr", "abril", "may", "mai", "maio", "mayo", "jun", "june", "junho", "junio",
        "jul", "july", "julho", "julio", "aug", "august", "ago", "agosto", "sep", "sept", "september", "set",
        "setembro", "septiembre", "setiembre", "oct", "october", "out", "outubro", "octubre", "nov", "november",
        "novembro", "noviembre", "dec", "december", "dez", "dezembro", "dic", "diciembre",
        "januar", "februar", "marz", "juni", "juli", "oktober", "okt", "dezember", "janvier", "fevrier", "mars",
        "avril", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre", "gen", "gennaio", "giu",
        "giugno", "lug", "luglio", "settembre", "ottobre",
    ]

    static let weekdays: Set<Substring> = [
        "mon", "monday", "tue", "tues", "tuesday", "wed", "wednesday", "thu", "thur", "thurs", "thursday", "fri",
        "friday", "sat", "saturday", "sun", "sunday", "seg", "segunda", "ter", "terca", "qua", "quarta", "qui",
        "quinta", "sex", "sexta", "sab", "sabado", "dom", "domingo", "lun", "lunes", "mar", "martes", "mie",
        "miercoles", "jue", "jueves", "vie", "viernes", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi",
        "dimanche", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag",
    ]
}
