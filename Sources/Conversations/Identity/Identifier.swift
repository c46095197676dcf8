/// A typed identifier such as `msg_01JD…`: the prefix is part of the type, so one kind cannot be passed for another.
///
/// Identifiers made by Triage are time-ordered: 48 bits of milliseconds and 80 random bits in Crockford base 32.
package struct Identifier<Subject: IdentifiedSubject>: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The whole text, prefix included.
    package let rawValue: String

    /// Takes an identifier that was made before; nil when the prefix is another kind's or the text is not an identifier.
    package init?(_ rawValue: String) {
        let isWellFormed =
            rawValue.utf8.count <= 64 && rawValue.hasPrefix(Subject.prefix)
            && rawValue.utf8.count > Subject.prefix.utf8.count
            && rawValue.utf8.allSatisfy { IdentifierAlphabet.isAllowed($0) }
        guard isWellFormed else { return nil }
        self.rawValue = rawValue
    }

    /// Trusts text that this program stored itself.
    package init(stored rawValue: String) {
        self.rawValue = rawValue
    }

    /// Makes a new identifier from a moment and 80 random bits.
    package init(at instant: Instant, entropy: (high: UInt16, low: UInt64)) {
        let time = UInt64(clamping: instant.millisecondsSinceEpoch) & 0xFFFF_FFFF_FFFF
        // 128 bits as 26 digits of 5 bits, most significant first; the first digit carries 3 bits.
        var high = (time << 16) | UInt64(entropy.high)
        var low = entropy.low
        let prefix = Subject.prefix.utf8
        self.rawValue = unsafe String(unsafeUninitializedCapacity: prefix.count + 26) { text in
            for (position, byte) in prefix.enumerated() { unsafe text[position] = byte }
            for position in stride(from: prefix.count + 25, through: prefix.count, by: -1) {
                unsafe text[position] = IdentifierAlphabet.digits[Int(low & 31)]
                low = (low >> 5) | (high << 59)
                high >>= 5
            }
            return prefix.count + 26
        }
    }

    package var description: String { rawValue }

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// Something that has identifiers of its own.
package protocol IdentifiedSubject: Sendable {
    /// The text every identifier of this kind begins with, such as `msg_`.
    static var prefix: String { get }
}

enum IdentifierAlphabet {
    static let digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "@"):
            true
        default: false
        }
    }
}

extension Identifier: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let identifier = Self(text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "not an identifier that begins with \(Subject.prefix)")
        }
        self = identifier
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}
