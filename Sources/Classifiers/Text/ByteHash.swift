/// ``FNV1a`` over bytes with a finishing mix: the one hash that words, features, concepts and lexicon entries share.
///
/// It runs a byte at a time, so that every prefix of a token has its hash on the way (suffix wildcards need that).
/// Part of the model format: changing it needs a new format version.
package struct ByteHash: Sendable {
    private var hash = FNV1a()

    package init() {}

    package mutating func combine(_ byte: UInt8) {
        hash.combine(UInt64(byte))
    }

    /// The hash of what was combined so far.
    package var value: UInt64 { Self.mix(hash.value) }

    package static func hash(_ bytes: Span<UInt8>) -> UInt64 {
        var hash = ByteHash()
        for index in bytes.indices { hash.combine(bytes[index]) }
        return hash.value
    }

    package static func hash(_ text: String) -> UInt64 {
        var hash = ByteHash()
        for byte in text.utf8 { hash.combine(byte) }
        return hash.value
    }

    /// The 64-bit finaliser of MurmurHash3 (Appleby): every input bit reaches every output bit.
    package static func mix(_ value: UInt64) -> UInt64 {
        var bits = value
        bits = (bits ^ (bits >> 33)) &* 0xff51_afd7_ed55_8ccd
        bits = (bits ^ (bits >> 33)) &* 0xc4ce_b9fe_1a85_ec53
        return bits ^ (bits >> 33)
    }
}
