/// The quantised weights, feature by feature.
///
/// A row is one head byte, then its weights as signed bytes to be shifted left by the head's low three bits: either
/// dense (bit 7 set), one per output; or sparse, pairs of output number (u8, u16 from 256 outputs on) and weight.
package struct WeightTable: Sendable {
    let offsets: [UInt32]
    let rows: [UInt8]
    let outputCount: Int
    private let isWide: Bool

    package static let denseBit: UInt8 = 0x80
    package static let shiftMask: UInt8 = 0x07

    /// Nil with a reason when any row is not as described; afterwards rows need no more checks.
    init(offsets: [UInt32], rows: [UInt8], outputCount: Int) throws(Fault) {
        self.offsets = offsets
        self.rows = rows
        self.outputCount = outputCount
        isWide = outputCount > 256
        guard let last = offsets.last, Int(last) == rows.count, offsets.first == 0 else { throw .bounds }
        for row in 0..<(offsets.count - 1) { try check(row) }
    }

    enum Fault: Error {
        case bounds
        case row(Int)
    }

    private func check(_ row: Int) throws(Fault) {
        let start = Int(offsets[row])
        let end = Int(offsets[row + 1])
        guard start < end, end <= rows.count else { throw .row(row) }
        guard rows[start] & Self.denseBit == 0 else {
            guard end - start - 1 == outputCount else { throw .row(row) }
            return
        }
        let width = isWide ? 3 : 2
        guard (end - start - 1) % width == 0 else { throw .row(row) }
        var position = start + 1
        while position < end {
            let output = isWide ? Int(rows[position]) | Int(rows[position + 1]) << 8 : Int(rows[position])
            guard output < outputCount else { throw .row(row) }
            position += width
        }
    }

    /// Adds a row's weights to the sums.
    ///
    /// - Parameters:
    ///   - rows: the table's own `rows`; the caller borrows it once for many calls.
    ///   - sums: at least `outputCount` long.
    @inline(__always)
    func add(_ row: Int, rows: Span<UInt8>, offsets: Span<UInt32>, to sums: inout MutableSpan<Int32>) {
        precondition(sums.count >= outputCount && rows.count == self.rows.count)
        let start = Int(offsets[row])
        let end = Int(offsets[row + 1])
        // `init` has checked every row's bounds and output numbers against the table.
        let head = unsafe rows[unchecked: start]
        let shift = Int32(head & Self.shiftMask)
        if head & Self.denseBit != 0 {
            for output in 0..<outputCount {
                let weight = Int32(Int8(bitPattern: unsafe rows[unchecked: start + 1 + output])) << shift
                unsafe sums[unchecked: output] &+= weight
            }
        } else if isWide {
            var position = start + 1
            while position < end {
                let low = Int(unsafe rows[unchecked: position])
                let high = Int(unsafe rows[unchecked: position + 1])
                let weight = Int32(Int8(bitPattern: unsafe rows[unchecked: position + 2])) << shift
                unsafe sums[unchecked: low | high << 8] &+= weight
                position += 3
            }
        } else {
            var position = start + 1
            while position < end {
                let output = Int(unsafe rows[unchecked: position])
                let weight = Int32(Int8(bitPattern: unsafe rows[unchecked: position + 1])) << shift
                unsafe sums[unchecked: output] &+= weight
                position += 2
            }
        }
    }

    /// One output's weight in a row.
    func weight(row: Int, output: Int) -> Int32 {
        var sums = [Int32](repeating: 0, count: outputCount)
        var span = sums.mutableSpan
        add(row, rows: rows.span, offsets: offsets.span, to: &span)
        return sums[output]
    }
}
