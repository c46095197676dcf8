import CPhoneNumber

/// A telephone number that there can be, in the one spelling by which all its spellings are known to be the same.
package struct PhoneNumber: Hashable, Sendable {
    /// E.164: `+5511987654321`.
    package let text: String

    /// Digits with their country code in front, as providers give them: nothing is read into them.
    ///
    /// Nil when no country has numbers like that. A zero right behind the country code is the one that is dialled at home,
    /// in most countries.
    package init?(international digits: [UInt8]) {
        let digits = Self.current(digits)
        guard let start = CallingCode.length(in: digits), start < digits.count else { return nil }
        if digits[start] == UInt8(ascii: "0") {
            self.init(dialled: "+" + String(decoding: digits, as: UTF8.self), in: nil)
        } else if CallingCode.has(numbersOf: digits.count - start, behind: digits[..<start]) {
            self.init(text: "+" + String(decoding: digits, as: UTF8.self))
        } else {
            return nil
        }
    }

    /// Digits as they are dialled in a region, with its zeros and the codes of its carriers, or with `+` in front.
    init?(dialled digits: String, in region: PhoneRegion?) {
        let reading = unsafe region.map { unsafe cphone_read(digits, $0.code) } ?? cphone_read(digits, nil)
        guard reading.standing != CPHONE_IMPOSSIBLE else { return nil }
        let read = Array(String(reading.digits).utf8)
        // Italy's numbers begin with a zero; elsewhere it is one too many.
        guard reading.standing == CPHONE_VALID || !Self.hasZeroBehindCode(read) else { return nil }
        self.init(text: "+" + String(decoding: Self.current(read), as: UTF8.self))
    }

    private init(text: String) {
        self.text = text
    }

    /// Whether its country has given out the range that it is in, as far as the system's library knows; ranges of the last
    /// years are missing there.
    package var isInUse: Bool { unsafe cphone_read(text, nil).standing == CPHONE_VALID }

    /// Whether it is a number of a region's country, or of one that shares its country code.
    package func isOf(_ region: PhoneRegion) -> Bool { text.dropFirst().hasPrefix(region.callingCode) }

    /// The digits, country code first.
    package var digits: [UInt8] { Array(text.utf8.dropFirst()) }

    private static func hasZeroBehindCode(_ digits: [UInt8]) -> Bool {
        guard let start = CallingCode.length(in: digits), start < digits.count else { return true }
        return digits[start] == UInt8(ascii: "0")
    }

    /// As a number is dialled today that WhatsApp, or somebody's address book, still has as it was dialled before.
    ///
    /// Brazilian mobiles got a ninth digit, a 9 in front of eight digits that begin with 6 to 9; whoever had a number before
    /// has the longer one. Mexican mobiles lost the 1 between country code and number.
    private static func current(_ digits: [UInt8]) -> [UInt8] {
        if digits.count == 12, digits.starts(with: "55".utf8), digits[2] > UInt8(ascii: "0"),
            digits[3] > UInt8(ascii: "0"), digits[4] >= UInt8(ascii: "6")
        {
            return digits[..<4] + [UInt8(ascii: "9")] + digits[4...]
        }
        if digits.count == 13, digits.starts(with: "521".utf8) { return Array(digits[..<2] + digits[3...]) }
        return digits
    }
}
