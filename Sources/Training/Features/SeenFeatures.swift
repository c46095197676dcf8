import Classifiers

/// Roughly which features occur once and which more often, in two bits for each, and how much each family comes to.
///
/// Features that share a bit count as one: some that occur once are taken for more, never the other way round.
struct SeenFeatures {
    private var once: [UInt64]
    private var again: [UInt64]
    private let shift: UInt32
    /// Occurrences of features that are kept, by the raw value of `FeatureKind`.
    private(set) var entries = [Int](repeating: 0, count: FeatureKind.allCases.count)
    /// Different features that are kept, likewise.
    private(set) var columns = [Int](repeating: 0, count: FeatureKind.allCases.count)

    private static let leastBits: UInt32 = 20
    /// Two tables of 32 MB.
    private static let mostBits: UInt32 = 28
    /// Bits for each byte of text: about as many as there are features.
    private static let bitsPerByte = 16

    init(_ rows: FeatureRows, arguments: FeatureArguments) {
        var bits = Self.leastBits
        while bits < Self.mostBits, 1 << Int(bits) < rows.textBytes.multipliedSaturating(by: Self.bitsPerByte) {
            bits += 1
        }
        shift = 32 - bits
        once = [UInt64](repeating: 0, count: 1 << Int(bits - 6))
        again = once
        for row in 0..<rows.count {
            rows.forEach(in: row) { occurrence in
                let kind = Int(occurrence.kind.rawValue)
                add(occurrence.key, kind: kind, isKeptAnyhow: arguments.leastRows[kind] < 2)
            }
        }
    }

    private mutating func add(_ key: UInt32, kind: Int, isKeptAnyhow: Bool) {
        let (word, bit) = place(of: key)
        if once[word] & bit == 0 {
            once[word] |= bit
            guard isKeptAnyhow else { return }
            columns[kind] += 1
        } else if again[word] & bit == 0 {
            again[word] |= bit
            if !isKeptAnyhow {
                columns[kind] += 1
                // The first occurrence is kept as well.
                entries[kind] += 1
            }
        }
        entries[kind] += 1
    }

    /// True for every feature that stands in two rows, and for some others.
    func isInTwoRows(_ key: UInt32) -> Bool {
        let (word, bit) = place(of: key)
        return again[word] & bit != 0
    }

    private func place(of key: UInt32) -> (word: Int, bit: UInt64) {
        let slot = (key &* 0x9E37_79B1) >> shift
        return (Int(slot >> 6), 1 << UInt64(slot & 63))
    }
}

extension Int {
    fileprivate func multipliedSaturating(by factor: Int) -> Int {
        let (product, overflow) = multipliedReportingOverflow(by: factor)
        return overflow ? .max : product
    }
}
