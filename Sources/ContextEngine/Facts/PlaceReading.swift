/// Streets, and numbers that are called so.
enum PlaceReading {
    /// Groups: 0 the street and 1 the number in pt and es, 2 the number and 3 the street in en.
    static let street =
        #"\b((?:rua|r\.|av\.|avenida|travessa|tv\.|alameda|al\.|praça|estrada|rodovia|rod\.|calle|paseo) [\p{L}][\p{L}\d.'’ -]{1,58}?)(?:,\s?|\s)(?:n[º°o.]{0,2}\s?|n[úu]mero\s)?(\d{1,5}[A-Z]?)(?![\d.-])\b"#
        + #"|(?<![\d-])(\d{1,5}[A-Z]?) ((?:[\p{L}'’.]{2,24} ){1,4}(?:street|st|road|rd|avenue|ave|lane|ln|drive|court|square|crescent|terrace|gardens))\b"#

    static func street(_ found: FoundText) -> FactPattern.Reading? {
        if let name = found[0], let number = found[1] { return FactPattern.Reading(value: "\(name), \(number)") }
        guard let number = found[2], let name = found[3] else { return nil }
        return FactPattern.Reading(value: "\(number) \(name)")
    }

    static let number =
        #"\b(?:n[úu]mero|number|n[º°]|n\.|num\.?|casa|apto?\.?|apartamento|apartment|room|quarto|suite|flat|unit)\s?(?:[ée]|is|:|#)?\s?(\d{1,6}[A-Z]?)(?![\d.,/-])\b"#
    static let bareNumber = #"(?<![\d.,:/-])(\d{1,6}[A-Z]?)(?![\d:/%-]|[.,]\d|\w)"#

    static func number(_ found: FoundText) -> FactPattern.Reading? {
        found[0].map { FactPattern.Reading(value: $0.uppercased()) }
    }
}
