/// From feature keys to their rows; built when a model is read.
struct FeatureIndex: Sendable {
    /// Key in the upper half, row plus one in the lower; zero is an empty slot.
    let slots: [UInt64]

    /// - Parameter keys: ascending, each once; a key's row is its position.
    init(keys: [UInt32]) {
        var count = 16
        while count < keys.count * 2 { count *= 2 }
        var slots = [UInt64](repeating: 0, count: count)
        for (row, key) in keys.enumerated() {
            var slot = Int(key) & (count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (count - 1) }
            slots[slot] = UInt64(key) << 32 | UInt64(row + 1)
        }
        self.slots = slots
    }

    /// The key's row, or -1.
    func row(of key: UInt32) -> Int { Self.find(key, in: slots.span) }

    /// The same on slots that the caller has borrowed for many look-ups.
    @inline(__always)
    static func find(_ key: UInt32, in slots: Span<UInt64>) -> Int {
        let mask = slots.count - 1
        var slot = Int(key) & mask
        while true {
            // The mask keeps the slot within the table, whose length is a power of two.
            let entry = unsafe slots[unchecked: slot]
            if entry == 0 { return -1 }
            if UInt32(truncatingIfNeeded: entry >> 32) == key { return Int(UInt32(truncatingIfNeeded: entry)) - 1 }
            slot = (slot + 1) & mask
        }
    }
}
