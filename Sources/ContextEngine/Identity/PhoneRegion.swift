/// How numbers without a country code are read: the country of the business.
package struct PhoneRegion: Hashable, Sendable {
    /// Digits without `+`.
    package let countryCode: String
    /// Lengths of a national number, area code included, without the trunk prefix.
    package let nationalLengths: ClosedRange<Int>
    /// The digit dialled before a national number; empty when there is none.
    package let trunkPrefix: String

    package init(countryCode: String, nationalLengths: ClosedRange<Int>, trunkPrefix: String) {
        self.countryCode = countryCode
        self.nationalLengths = nationalLengths
        self.trunkPrefix = trunkPrefix
    }

    package static let brazil = PhoneRegion(countryCode: "55", nationalLengths: 10...11, trunkPrefix: "0")
    package static let northAmerica = PhoneRegion(countryCode: "1", nationalLengths: 10...10, trunkPrefix: "1")
    package static let unitedKingdom = PhoneRegion(countryCode: "44", nationalLengths: 9...10, trunkPrefix: "0")

    /// Whether digits without any prefix look like a number of this country.
    func isNational(_ digits: [UInt8]) -> Bool {
        guard nationalLengths.contains(digits.count), digits[0] != UInt8(ascii: "0") else { return false }
        // In Brazil 11 digits are an area code and a mobile, which begins with 9; in North America an area code
        // begins with 2 to 9. Other countries' numbers of that length are thereby told apart.
        switch countryCode {
        case "55": return digits.count == 10 || digits[2] == UInt8(ascii: "9")
        case "1": return digits[0] >= UInt8(ascii: "2")
        default: return true
        }
    }
}
