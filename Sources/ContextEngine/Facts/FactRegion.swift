package import PhoneNumbers

/// A country's way of writing what every country writes differently.
package enum FactRegion: String, CaseIterable, Hashable, Sendable {
    case brazil = "BR"
    case portugal = "PT"
    case spain = "ES"
    case mexico = "MX"
    case unitedKingdom = "GB"
    case unitedStates = "US"
    case canada = "CA"

    /// How telephone numbers are read; nil when the system's library does not know the country.
    package var phones: PhoneRegion? { PhoneRegion(rawValue) }

    /// `12/03` is the 3rd of December.
    var writesMonthFirst: Bool { self == .unitedStates }

    /// What `$` means.
    var dollar: String {
        switch self {
        case .brazil: "BRL"
        case .mexico: "MXN"
        case .canada: "CAD"
        case .portugal, .spain, .unitedKingdom, .unitedStates: "USD"
        }
    }

    /// A postal code that is written so that it cannot be another number.
    var postalCode: String {
        switch self {
        case .brazil: #"(?<![\d.-])\d{2}\.?\d{3}-\d{3}(?![\d-])"#
        case .portugal: #"(?<![\d.-])\d{4}-\d{3}(?![\d-])"#
        case .spain, .mexico: #"(?:\bc\.?p\.?|c[oó]digo postal)[\s:]{0,3}(\d{5})(?![\d-])"#
        case .unitedKingdom: #"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"#
        case .unitedStates: #"(?:\bzip(?: ?code)?|\bpostal code|\b[A-Z]{2})[\s:,]{1,3}(\d{5}(?:-\d{4})?)(?![\d-])"#
        case .canada: #"\b[A-CEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d\b"#
        }
    }

    /// The bare form, which only somebody uses who was asked.
    var barePostalCode: String {
        switch self {
        case .brazil: #"(?<![\d.-])\d{5}[ -]?\d{3}(?![\d-])"#
        case .portugal: #"(?<![\d.-])\d{4}[ -]?\d{3}(?![\d-])"#
        case .spain, .mexico: #"(?<![\d.-])\d{5}(?![\d-])"#
        case .unitedKingdom, .canada: postalCode
        case .unitedStates: #"(?<![\d.-])\d{5}(?:-\d{4})?(?![\d-])"#
        }
    }

    /// As letters in this country have it.
    func written(postalCode text: String) -> String {
        let plain = text.uppercased().filter { $0.isLetter || $0.isNumber }
        let tail: Int
        let mark: String
        switch self {
        case .brazil: (tail, mark) = (3, "-")
        case .portugal: (tail, mark) = (3, "-")
        case .spain, .mexico: return plain
        case .unitedKingdom, .canada: (tail, mark) = (3, " ")
        case .unitedStates:
            guard plain.count == 9 else { return plain }
            (tail, mark) = (4, "-")
        }
        return plain.dropLast(tail) + mark + plain.suffix(tail)
    }
}
