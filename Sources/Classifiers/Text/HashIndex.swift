/// Open addressing from 64-bit hashes to small numbers; built once, then only read.
///
/// Keys are hashes already, so their low bits choose the slot. The zero key is moved to one.
package struct HashIndex: Sendable {
    private var keys: [UInt64]
    private var values: [UInt32]
    private var mask: Int
    package private(set) var count = 0

    /// Room for `capacity` keys at half load.
    package init(capacity: Int) {
        var slots = 16
        while slots < capacity * 2 { slots *= 2 }
        keys = Array(repeating: 0, count: slots)
        values = Array(repeating: 0, count: slots)
        mask = slots - 1
    }

    /// Stores the value under the key, unless the key is there already; answers with what is stored.
    @discardableResult
    package mutating func insert(_ key: UInt64, _ value: UInt32) -> UInt32 {
        if (count + 1) * 2 > keys.count { grow() }
        let key = key == 0 ? 1 : key
        var slot = Int(truncatingIfNeeded: key) & mask
        while keys[slot] != 0 {
            if keys[slot] == key { return values[slot] }
            slot = (slot + 1) & mask
        }
        keys[slot] = key
        values[slot] = value
        count += 1
        return value
    }

    package func find(_ key: UInt64) -> UInt32? {
        let key = key == 0 ? 1 : key
        var slot = Int(truncatingIfNeeded: key) & mask
        while true {
            let found = keys[slot]
            if found == key { return values[slot] }
            if found == 0 { return nil }
            slot = (slot + 1) & mask
        }
    }

    private mutating func grow() {
        var larger = HashIndex(capacity: keys.count)
        for slot in keys.indices where keys[slot] != 0 { larger.insert(keys[slot], values[slot]) }
        self = larger
    }
}
