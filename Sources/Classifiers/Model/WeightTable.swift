/// The quantised weights, feature by feature.
///
/// A row is its feature's value (family weight × idf in units of 1/2048, u16), its shape (u16), and its weights as
/// signed bytes to be shifted left by the shape's bits 12–14. With bit 15 set the row is dense: one weight for each
/// output. Otherwise bits 0–11 say how many pairs of output number (u8, u16 from 257 outputs on) and weight follow.
/// Everything that scoring needs lies together: one row costs one visit to memory.
package struct WeightTable: Sendable {
    let rows: [UInt8]
    let outputCount: Int
    private let isWide: Bool

    package static let headLength = 4
    package static let denseBit: UInt16 = 0x8000
    package static let shiftPosition: UInt16 = 12
    package static let countMask: UInt16 = 0x0FFF

    /// Checks every row, so that afterwards rows need no more checks; answers with where each begins as well.
    static func read(
        _ rows: [UInt8], rowCount: Int, outputCount: Int
    ) throws(Fault) -> (table: WeightTable, offsets: [UInt32]) {
        let table = WeightTable(rows: rows, outputCount: outputCount)
        var offsets: [UInt32] = []
        offsets.reserveCapacity(rowCount)
        var position = 0
        for _ in 0..<rowCount {
            guard let length = table.lengthOfRow(at: position) else { throw Fault(position: position) }
            offsets.append(UInt32(position))
            position += length
        }
        guard position == rows.count else { throw Fault(position: position) }
        return (table, offsets)
    }

    /// Where a row is not as described.
    struct Fault: Error {
        var position: Int
    }

    private init(rows: [UInt8], outputCount: Int) {
        self.rows = rows
        self.outputCount = outputCount
        isWide = outputCount > 256
    }

    /// Nil when the row does not fit or numbers an output that there is not.
    private func lengthOfRow(at start: Int) -> Int? {
        guard start + Self.headLength <= rows.count else { return nil }
        let shape = UInt16(rows[start + 2]) | UInt16(rows[start + 3]) << 8
        if shape & Self.denseBit != 0 {
            let length = Self.headLength + outputCount
            return shape & Self.countMask == 0 && start + length <= rows.count ? length : nil
        }
        let width = isWide ? 3 : 2
        let length = Self.headLength + Int(shape & Self.countMask) * width
        guard start + length <= rows.count else { return nil }
        for position in stride(from: start + Self.headLength, to: start + length, by: width) {
            let output = isWide ? Int(rows[position]) | Int(rows[position + 1]) << 8 : Int(rows[position])
            guard output < outputCount else { return nil }
        }
        return length
    }

    /// Adds a row's weights to the sums and answers with its feature's value.
    ///
    /// - Parameters:
    ///   - start: where the row begins, as `read` answered.
    ///   - rows: the table's own `rows`; the caller borrows it once for many calls.
    ///   - sums: at least `outputCount` long.
    @inline(__always)
    func add(at start: Int, rows: Span<UInt8>, to sums: inout MutableSpan<Int32>) -> UInt64 {
        // `read` has checked every row's length and output numbers; the caller's sums are checked by `FeatureScorer`.
        let value = UInt64(unsafe rows[unchecked: start]) | UInt64(unsafe rows[unchecked: start &+ 1]) << 8
        let shape = UInt16(unsafe rows[unchecked: start &+ 2]) | UInt16(unsafe rows[unchecked: start &+ 3]) << 8
        let shift = Int32(shape >> Self.shiftPosition & 7)
        var position = start &+ Self.headLength
        if shape & Self.denseBit != 0 {
            for output in 0..<outputCount {
                let weight = Int32(Int8(bitPattern: unsafe rows[unchecked: position &+ output])) &<< shift
                unsafe sums[unchecked: output] &+= weight
            }
        } else if isWide {
            for _ in 0..<Int(shape & Self.countMask) {
                let low = Int(unsafe rows[unchecked: position])
                let high = Int(unsafe rows[unchecked: position &+ 1])
                let weight = Int32(Int8(bitPattern: unsafe rows[unchecked: position &+ 2])) &<< shift
                unsafe sums[unchecked: low | high << 8] &+= weight
                position &+= 3
            }
        } else {
            for _ in 0..<Int(shape & Self.countMask) {
                let output = Int(unsafe rows[unchecked: position])
                let weight = Int32(Int8(bitPattern: unsafe rows[unchecked: position &+ 1])) &<< shift
                unsafe sums[unchecked: output] &+= weight
                position &+= 2
            }
        }
        return value
    }
}
