/// From feature keys to where their rows begin; built when a model is read.
struct FeatureIndex: Sendable {
    /// Key in the upper half, beginning of the row plus one in the lower; zero is an empty slot.
    ///
    /// There is a power of two of them.
    let slots: [UInt64]
    /// One bit for each possible value of a key's upper bits; most keys that are not there end here, in a table that
    /// stays in the processor's cache.
    let filter: [UInt64]

    /// Bits of the filter for each feature, at least; a power of two is taken.
    private static let filterBits = 10

    /// - Parameters:
    ///   - keys: each once.
    ///   - offsets: where each key's row begins.
    init(keys: [UInt32], offsets: [UInt32]) {
        var count = 16
        while count < keys.count * 2 { count *= 2 }
        var words = 16
        while words * 64 < keys.count * Self.filterBits { words *= 2 }
        var slots = [UInt64](repeating: 0, count: count)
        var filter = [UInt64](repeating: 0, count: words)
        for (key, offset) in zip(keys, offsets) {
            var slot = Int(key) & (count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (count - 1) }
            slots[slot] = UInt64(key) << 32 | UInt64(offset) + 1
            filter[Int(key >> 6) & (words - 1)] |= 1 << UInt64(key & 63)
        }
        self.slots = slots
        self.filter = filter
    }

    /// Where the key's row begins, or -1.
    func row(of key: UInt32) -> Int { Self.find(key, in: slots.span, filter: filter.span) }

    /// The same on tables that the caller has borrowed for many look-ups.
    @inline(__always)
    static func find(_ key: UInt32, in slots: Span<UInt64>, filter: Span<UInt64>) -> Int {
        // Masks keep both positions within their tables, whose lengths are powers of two.
        let bits = unsafe filter[unchecked: Int(key >> 6) & (filter.count - 1)]
        guard bits >> UInt64(key & 63) & 1 == 1 else { return -1 }
        let mask = slots.count - 1
        var slot = Int(key) & mask
        while true {
            let entry = unsafe slots[unchecked: slot]
            if entry == 0 { return -1 }
            if UInt32(truncatingIfNeeded: entry >> 32) == key { return Int(UInt32(truncatingIfNeeded: entry)) - 1 }
            slot = (slot + 1) & mask
        }
    }
}
