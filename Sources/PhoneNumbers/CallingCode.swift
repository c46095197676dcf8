import CPhoneNumber
import Synchronization

/// The digits that a number begins with abroad, and how long the numbers behind them are.
///
/// Providers' numbers come with each message, and the library takes as long for one as everything else that is done with the
/// message's identity; but there are few country codes and few lengths, so that each is asked for once.
enum CallingCode {
    /// What the library said about what begins with one number of three digits: 0 where it was not asked yet.
    private static let known = Mutex<[UInt8]>(Array(repeating: 0, count: 1000 * 16))

    /// How many of the digits are the country code; nil when there is none with which they could begin.
    static func length(in digits: [UInt8]) -> Int? {
        guard (7...15).contains(digits.count), digits.allSatisfy(isDigit), digits[0] != UInt8(ascii: "0") else {
            return nil
        }
        let length = remembered(number(digits[..<3]) * 16) {
            UInt8((1...3).first { cphone_is_calling_code(CInt(number(digits[..<$0]))) } ?? 0)
        }
        return length == 0 ? nil : Int(length)
    }

    /// Whether there are numbers of so many digits behind a country code.
    static func has(numbersOf count: Int, behind code: ArraySlice<UInt8>) -> Bool {
        guard (1...15).contains(count) else { return false }
        return remembered(number(code) * 16 + count) {
            cphone_has_length(CInt(number(code)), CInt(count)) ? 1 : 0
        } == 1
    }

    private static func remembered(_ place: Int, _ ask: () -> UInt8) -> UInt8 {
        let answer = known.withLock { $0[place] }
        if answer != 0 { return answer - 1 }
        let fresh = ask()
        known.withLock { $0[place] = fresh + 1 }
        return fresh
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int {
        digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
