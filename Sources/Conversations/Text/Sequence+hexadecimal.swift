extension Sequence<UInt8> {
    /// Two lower-case digits a byte, as digests are written.
    ///
    /// Inlinable, because a generic loop over a digest that is not specialised costs more than the digest.
    @inlinable package var hexadecimal: String {
        var text: [UInt8] = []
        text.reserveCapacity(64)
        for byte in self {
            let (high, low) = (byte >> 4, byte & 15)
            text.append(high < 10 ? 0x30 + high : 0x57 + high)
            text.append(low < 10 ? 0x30 + low : 0x57 + low)
        }
        return String(decoding: text, as: UTF8.self)
    }
}
