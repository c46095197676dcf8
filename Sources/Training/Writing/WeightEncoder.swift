import Classifiers

/// Weights of all outputs to rows by feature, quantised as `WeightTable` reads them.
struct WeightEncoder {
    private(set) var rows: [UInt8] = []
    let unit: Double

    /// Finest step of the quantised weights.
    static let finestUnit = 1.0 / 256
    private static let largestStep = 127 << 7

    /// - Parameters:
    ///   - fits: one for each output.
    ///   - values: the feature's value of each column.
    init(fits: [OutputFit], values: [UInt16]) {
        var largest: Float = 0
        for fit in fits { for weight in fit.weights { largest = max(largest, abs(weight)) } }
        var unit = Self.finestUnit
        while Double(largest) / unit > Double(Self.largestStep) { unit *= 2 }
        self.unit = unit
        var next = Array(repeating: 0, count: fits.count)
        var steps = [Int](repeating: 0, count: fits.count)
        for column in values.indices {
            for (output, fit) in fits.enumerated() {
                steps[output] = 0
                let index = next[output]
                if index < fit.columns.count, fit.columns[index] == UInt32(column) {
                    steps[output] = Int((Double(fit.weights[index]) / unit).rounded())
                    next[output] += 1
                }
            }
            append(steps, value: values[column])
        }
    }

    private mutating func append(_ steps: [Int], value: UInt16) {
        var shift = 0
        let largest = steps.reduce(0) { max($0, abs($1)) }
        while shift < 7, rounded(largest, shift) > 127 { shift += 1 }
        let bytes = steps.map { Int8(clamping: $0 < 0 ? -rounded(-$0, shift) : rounded($0, shift)) }
        let used = bytes.count { $0 != 0 }
        let width = steps.count > 256 ? 3 : 2
        let isSparse = used * width < steps.count
        var shape = UInt16(shift) << WeightTable.shiftPosition
        shape |= isSparse ? UInt16(used) & WeightTable.countMask : WeightTable.denseBit
        rows += [UInt8(value & 0xFF), UInt8(value >> 8), UInt8(shape & 0xFF), UInt8(shape >> 8)]
        for (output, byte) in bytes.enumerated() where !isSparse || byte != 0 {
            if isSparse {
                rows.append(UInt8(truncatingIfNeeded: output))
                if width == 3 { rows.append(UInt8(truncatingIfNeeded: output >> 8)) }
            }
            rows.append(UInt8(bitPattern: byte))
        }
    }

    private func rounded(_ steps: Int, _ shift: Int) -> Int {
        shift == 0 ? steps : (steps + (1 << (shift - 1))) >> shift
    }
}
