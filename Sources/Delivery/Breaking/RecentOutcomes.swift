/// The last calls' outcomes, one bit each.
struct RecentOutcomes: Hashable, Sendable {
    private var bits: UInt64 = 0
    private(set) var count = 0

    var failures: Int { bits.nonzeroBitCount }

    mutating func add(failure: Bool, keeping window: Int) {
        bits = (bits << 1 | (failure ? 1 : 0)) & (UInt64.max >> UInt64(64 - window))
        count = min(count + 1, window)
    }
}
