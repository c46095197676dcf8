/// One step of the schema, applied once and never edited afterwards.
package struct Migration: Sendable {
    package let number: Int64
    package let name: String
    let statements: @Sendable (SchemaWords) -> [String]

    /// Every step, in order.
    ///
    /// There never was a number 4: it was left out when number 5 was written, and the number of a step that stores have been
    /// through stays what it is.
    package static let all: [Migration] = [
        .conversations, .webhooks, .access, .upkeep, .lists, .filters, .bodies, .deliveries, .mails, .dialogue,
        .identities,
    ]

    /// What tells whether the step that a store went through is the one that this program knows: 64-bit FNV-1a of its
    /// statements, however they are broken into lines.
    func digest(_ engine: SQLEngine) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for statement in statements(.digested(engine)) {
            let words = statement.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            for byte in words.utf8 + [UInt8(ascii: ";")] { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
