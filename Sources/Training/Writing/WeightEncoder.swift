/// Weights of all outputs to rows by feature, quantised as `WeightTable` reads them.
struct WeightEncoder {
    private(set) var offsets: [UInt32] = [0]
    private(set) var rows: [UInt8] = []
    let unit: Double

    /// Finest step of the quantised weights.
    static let finestUnit = 1.0 / 256
    private static let largestStep = 127 << 7

    init(fits: [OutputFit], columnCount: Int) {
        var largest: Float = 0
        for fit in fits { for weight in fit.weights { largest = max(largest, abs(weight)) } }
        var unit = Self.finestUnit
        while Double(largest) / unit > Double(Self.largestStep) { unit *= 2 }
        self.unit = unit
        var next = Array(repeating: 0, count: fits.count)
        var steps = [Int](repeating: 0, count: fits.count)
        for column in 0..<columnCount {
            for (output, fit) in fits.enumerated() {
                steps[output] = 0
                let index = next[output]
                if index < fit.columns.count, fit.columns[index] == UInt32(column) {
                    steps[output] = Int((Double(fit.weights[index]) / unit).rounded())
                    next[output] += 1
                }
            }
            append(steps)
        }
    }

    private mutating func append(_ steps: [Int]) {
        var shift = 0
        let largest = steps.reduce(0) { max($0, abs($1)) }
        while shift < 7, rounded(largest, shift) > 127 { shift += 1 }
        let bytes = steps.map { Int8(clamping: $0 < 0 ? -rounded(-$0, shift) : rounded($0, shift)) }
        let used = bytes.count { $0 != 0 }
        let width = steps.count > 256 ? 3 : 2
        if used * width < steps.count {
            rows.append(UInt8(shift))
            for (output, byte) in bytes.enumerated() where byte != 0 {
                rows.append(UInt8(truncatingIfNeeded: output))
                if width == 3 { rows.append(UInt8(truncatingIfNeeded: output >> 8)) }
                rows.append(UInt8(bitPattern: byte))
            }
        } else {
            rows.append(UInt8(shift) | 0x80)
            for byte in bytes { rows.append(UInt8(bitPattern: byte)) }
        }
        offsets.append(UInt32(rows.count))
    }

    private func rounded(_ steps: Int, _ shift: Int) -> Int {
        shift == 0 ? steps : (steps + (1 << (shift - 1))) >> shift
    }
}
