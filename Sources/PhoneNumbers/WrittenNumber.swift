/// A telephone number as it was written, before anybody knows whose country it is of.
package struct WrittenNumber: Hashable, Sendable {
    /// What the way in which it is written says.
    package enum Form: Hashable, Sendable {
        /// A provider's own form, country code first: `5511987654321@c.us`.
        case provider
        /// With its country code: `+55 (11) 98765-4321`.
        case plus
        /// As it is dialled with a zero or two: `011 98765-4321`, `0xx11 98765-4321`, `0055 11 98765-4321`.
        case dialled
        /// In groups, so that somebody typed it: `(11) 98765-4321`.
        case grouped
        /// Digits alone: a number of the country or of another, a customer number, an identity document.
        case bare
    }

    package let form: Form
    /// Without what stands between them.
    package let digits: [UInt8]
    private let hasAreaInBrackets: Bool

    /// More than any number has with all that can be dialled before it.
    private static let limit = 24

    /// Nil when it is no telephone number in any country.
    ///
    /// What cannot be seen, and in which dash, blank or digit a number is written, makes no other. An identity that WhatsApp
    /// hides (`…@lid`) is no number.
    package init?(_ text: String) {
        var rest = Self.plain(text)[...]
        for scheme in ["whatsapp:", "tel:"] where rest.lowercased().hasPrefix(scheme) {
            rest = rest.dropFirst(scheme.count)
        }
        for suffix in ["@s.whatsapp.net", "@c.us"] where rest.lowercased().hasSuffix(suffix) {
            // Behind a colon is the number of a device, as in `5511987654321:12@s.whatsapp.net`.
            let user = rest.dropLast(suffix.count).prefix { $0 != ":" }
            guard !user.isEmpty, user.utf8.count <= Self.limit, user.utf8.allSatisfy(CallingCode.isDigit) else {
                return nil
            }
            (form, digits, hasAreaInBrackets) = (.provider, Array(user.utf8), false)
            return
        }
        rest = rest.drop { $0 == " " }
        let hasPlus = rest.hasPrefix("+")
        if hasPlus { rest = rest.dropFirst() }
        let written = Self.withoutCarrierBlank(rest)
        guard written.utf8.allSatisfy({ CallingCode.isDigit($0) || Self.isSeparator($0) }) else { return nil }
        digits = written.utf8.filter(CallingCode.isDigit)
        guard !digits.isEmpty, digits.count <= Self.limit else { return nil }
        hasAreaInBrackets = written.drop { $0 == " " }.hasPrefix("(")
        form =
            if hasPlus {
                .plus
            } else if digits[0] == UInt8(ascii: "0") {
                .dialled
            } else {
                digits.count < written.utf8.count ? .grouped : .bare
            }
    }

    /// The number, when it was written with its country code by somebody who knows it.
    package var international: PhoneNumber? { PhoneNumber(international: digits) }

    /// The number, read as people of a region write their own and those of other countries; nil when it is none, or when
    /// nobody can know which.
    ///
    /// - Parameter region: nil leaves only what says its country itself.
    package func number(in region: PhoneRegion?) -> PhoneNumber? {
        switch form {
        case .provider, .plus: return international
        case .dialled:
            // Two zeros are the plus of most countries, and with a carrier's code behind them the one of some.
            let abroad =
                digits.starts(with: "00".utf8) ? PhoneNumber(international: Array(digits.dropFirst(2))) : nil
            let home = region.flatMap { dialled(in: $0) }
            return Self.likelier(abroad, home)
        case .grouped, .bare:
            guard let region, let home = dialled(in: region), home.isOf(region) else { return nil }
            // As long as a number is much else, such as a CPF with its dots.
            return hasAreaInBrackets || home.isInUse ? home : nil
        }
    }

    /// Whether digits alone are also a number of another country than the one they were read by.
    package func isAmbiguous(as number: PhoneNumber) -> Bool {
        guard form == .bare, let other = international else { return false }
        return other != number && other.isInUse
    }

    private func dialled(in region: PhoneRegion) -> PhoneNumber? {
        PhoneNumber(dialled: String(decoding: digits, as: UTF8.self), in: region)
    }

    /// Nil when both are numbers in use.
    private static func likelier(_ abroad: PhoneNumber?, _ home: PhoneNumber?) -> PhoneNumber? {
        guard let abroad, let home, abroad != home else { return abroad ?? home }
        switch (abroad.isInUse, home.isInUse) {
        case (true, true): return nil
        case (false, true): return home
        default: return abroad
        }
    }

    /// Without characters of format, as chats put marks of direction around a number that is copied out of them, and with
    /// every digit, dash, bracket and blank as in ASCII.
    private static func plain(_ text: String) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                plain.append(scalar)
                continue
            }
            switch scalar.properties.generalCategory {
            case .format: break
            case .dashPunctuation: plain.append("-")
            case .spaceSeparator: plain.append(" ")
            case .decimalNumber:
                let value = scalar.properties.numericValue.map { UInt8($0) } ?? 0
                plain.append(Unicode.Scalar(UInt8(ascii: "0") + value))
            default:
                plain.append(
                    scalar == "\u{FF0B}" ? "+" : scalar == "\u{FF08}" ? "(" : scalar == "\u{FF09}" ? ")" : scalar)
            }
        }
        return String(plain)
    }

    /// Without the two letters or stars that Brazilians write for whichever carrier one dials by: `0xx11`, `0 (XX) 11`.
    private static func withoutCarrierBlank(_ text: Substring) -> String {
        let placeholders: Set<Character> = ["x", "X", "*"]
        guard let start = text.firstIndex(where: placeholders.contains) else { return String(text) }
        let end = text.index(start, offsetBy: 2, limitedBy: text.endIndex)
        let before = text[..<start].filter { $0 != " " && $0 != "(" }
        guard let end, text[start..<end].allSatisfy(placeholders.contains), before == "0" || before == "550" else {
            return String(text)
        }
        return String(text[..<start] + text[end...])
    }

    private static func isSeparator(_ byte: UInt8) -> Bool { " -.()/".utf8.contains(byte) }
}
