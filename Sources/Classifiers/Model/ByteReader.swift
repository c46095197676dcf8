/// Reads little-endian numbers and slices, checking each against what is left.
struct ByteReader {
    private let bytes: ArraySlice<UInt8>
    private var position: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    var remaining: Int { bytes.endIndex - position }

    /// The next `count` bytes; nil when there are fewer.
    mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
        guard count >= 0, count <= remaining else { return nil }
        defer { position += count }
        return bytes[position..<(position + count)]
    }

    mutating func integer<Value: FixedWidthInteger & UnsignedInteger>(_ type: Value.Type) -> Value? {
        guard let taken = take(Value.bitWidth / 8) else { return nil }
        var value: Value = 0
        for byte in taken.reversed() { value = value << 8 | Value(byte) }
        return value
    }

    /// All that is left as numbers; nil when it does not divide evenly.
    mutating func integers<Value: FixedWidthInteger & UnsignedInteger>(_ type: Value.Type) -> [Value]? {
        let width = Value.bitWidth / 8
        guard remaining % width == 0, let taken = take(remaining) else { return nil }
        var values: [Value] = []
        values.reserveCapacity(taken.count / width)
        var position = taken.startIndex
        while position < taken.endIndex {
            var value: Value = 0
            for offset in 0..<width { value |= Value(taken[position + offset]) << Value(offset * 8) }
            values.append(value)
            position += width
        }
        return values
    }
}
