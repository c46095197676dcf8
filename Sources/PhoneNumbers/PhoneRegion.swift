import CPhoneNumber

/// The country by whose customs a telephone number is read that does not say its own.
package struct PhoneRegion: Hashable, Sendable {
    /// ISO 3166, such as `BR`.
    package let code: String
    /// The digits that numbers of this country begin with abroad: `55`.
    let callingCode: String

    /// - Parameter code: in capitals; nil is the answer when no country with telephones has it.
    package init?(_ code: String) {
        guard code.utf8.count == 2, code.utf8.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) })
        else { return nil }
        let callingCode = unsafe cphone_calling_code(code)
        guard callingCode > 0 else { return nil }
        self.code = code
        self.callingCode = String(callingCode)
    }
}

extension PhoneRegion: CustomStringConvertible {
    package var description: String { code }
}
