/// Telephone numbers in the forms in which channels and people write them.
enum PhoneNumber {
    /// E.164 such as `+5511987654321`; nil when the text is no telephone number.
    ///
    /// Reads `+55 (11) 98765-4321`, `0055…`, `whatsapp:+55…`, `tel:+55…` and `5511987654321@c.us`. A WhatsApp hidden
    /// identity (`…@lid`) is no number. What cannot be seen, and in which dash or blank a number is broken, makes no other.
    static func normalised(_ text: String, region: PhoneRegion) -> String? {
        let plain = plain(text)
        var rest = plain[...]
        for scheme in ["whatsapp:", "tel:"] where rest.lowercased().hasPrefix(scheme) {
            rest = rest.dropFirst(scheme.count)
        }
        for suffix in ["@s.whatsapp.net", "@c.us"] where rest.lowercased().hasSuffix(suffix) {
            rest = rest.dropLast(suffix.count)
            // A device number, as in `5511987654321:12@s.whatsapp.net`.
            rest = rest.prefix { $0 != ":" }
            guard rest.utf8.allSatisfy(isDigit) else { return nil }
            return international(Array(rest.utf8))
        }
        rest = rest.drop { $0 == " " }
        let hasPlus = rest.hasPrefix("+")
        if hasPlus { rest = rest.dropFirst() }
        guard rest.utf8.allSatisfy({ isDigit($0) || isSeparator($0) }) else { return nil }
        var digits = rest.utf8.filter(isDigit)
        guard digits.count <= 18 else { return nil }
        if hasPlus { return international(digits) }
        if digits.starts(with: "00".utf8) { return international(Array(digits.dropFirst(2))) }

        let countryCode = Array(region.countryCode.utf8)
        if region.isNational(digits) { return international(countryCode + digits) }
        if digits.starts(with: countryCode), region.isNational(Array(digits.dropFirst(countryCode.count))) {
            return international(digits)
        }
        let trunk = Array(region.trunkPrefix.utf8)
        if !trunk.isEmpty, digits.starts(with: trunk), region.isNational(Array(digits.dropFirst(trunk.count))) {
            digits = countryCode + digits.dropFirst(trunk.count)
            return international(digits)
        }
        // As long as a national number, and none: somebody left out the `+`.
        return digits.count >= max(region.nationalLengths.upperBound, 10) ? international(digits) : nil
    }

    /// Whether a text says itself, by its `+`, that it is a number with its country code.
    static func isInternational(_ text: String) -> Bool { plain(text).hasPrefix("+") }

    /// Without characters of format, as chats put marks of direction around a number that is copied out of them, and with
    /// every dash and blank as in ASCII.
    private static func plain(_ text: String) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .format: break
            case .dashPunctuation: plain.append("-")
            case .spaceSeparator: plain.append(" ")
            default: plain.append(scalar)
            }
        }
        return String(plain)
    }

    /// Digits with a country code; nil when E.164 has no such number.
    private static func international(_ digits: [UInt8]) -> String? {
        guard (8...15).contains(digits.count), digits[0] != UInt8(ascii: "0") else { return nil }
        return "+" + String(decoding: withNinthDigit(digits), as: UTF8.self)
    }

    /// Brazilian mobiles got a ninth digit; WhatsApp still calls many by the eight that they had before, with the country
    /// code before them.
    ///
    /// `55 AA NNNNNNNN` with the subscriber number beginning with 6 to 9 is a mobile.
    private static func withNinthDigit(_ digits: [UInt8]) -> [UInt8] {
        guard digits.count == 12, digits.starts(with: "55".utf8), digits[4] >= UInt8(ascii: "6") else { return digits }
        return digits[..<4] + [UInt8(ascii: "9")] + digits[4...]
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "("), UInt8(ascii: ")"),
            UInt8(ascii: "/"):
            true
        default: false
        }
    }
}
