/// FNV-1a with 64 bits (Fowler, Noll and Vo): spreads well, quickly, and the same everywhere and for ever.
///
/// Anybody can make inputs that meet in one value: it is for no table that strangers fill, and proves nothing.
/// Lies here because folding calls it for every byte, and nothing with package access is inlined into another module.
package struct FNV1a: Sendable {
    /// The hash of what was combined so far.
    package private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    package init() {}

    /// - Parameter unit: a byte as it was meant by the authors, or another unit of a text.
    package mutating func combine(_ unit: UInt64) {
        value = (value ^ unit) &* 0x0000_0100_0000_01b3
    }

    /// The hash of the text's UTF-8 bytes.
    package static func hash(_ text: String) -> UInt64 {
        var hash = FNV1a()
        for byte in text.utf8 { hash.combine(UInt64(byte)) }
        return hash.value
    }
}
