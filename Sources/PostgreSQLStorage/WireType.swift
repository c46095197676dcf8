import CPostgreSQL
import Storage

/// The types that our schema and its queries have, by the numbers that PostgreSQL gives them; all travel in binary.
///
/// A number of 8 bytes needs no digits, and a blob is sent as it is instead of as twice as many hexadecimal digits.
enum WireType: Oid {
    case boolean = 16
    case bytes = 17
    case name = 19
    case long = 20
    case short = 21
    case integer = 23
    case text = 25
    case single = 700
    case double = 701
    case varying = 1043
    /// What has no value and needs no type, such as the result of a function that returns nothing.
    case void = 2278

    /// Reads a column.
    func value(of bytes: UnsafeRawBufferPointer) -> SQLValue {
        switch self {
        case .boolean: .integer(unsafe bytes.first == 1 ? 1 : 0)
        case .short: .integer(Int64(Int16(truncatingIfNeeded: unsafe Self.number(bytes))))
        case .integer: .integer(Int64(Int32(truncatingIfNeeded: unsafe Self.number(bytes))))
        case .long: .integer(Int64(bitPattern: unsafe Self.number(bytes)))
        case .single: .real(Double(Float(bitPattern: UInt32(truncatingIfNeeded: unsafe Self.number(bytes)))))
        case .double: .real(Double(bitPattern: unsafe Self.number(bytes)))
        case .text, .varying, .name: .text(unsafe String(decoding: bytes, as: UTF8.self))
        case .bytes: .blob(unsafe [UInt8](bytes))
        case .void: .null
        }
    }

    /// The most significant byte first.
    private static func number(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var number: UInt64 = 0
        unsafe bytes.forEach { number = number << 8 | UInt64($0) }
        return number
    }
}
