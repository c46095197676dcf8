/// Writes JSON straight into bytes, keys in the order in which a type encodes them.
///
/// Foundation's encoder builds a tree of dictionaries first and was a third of the time that storing a message took; this
/// one keeps a stack of open objects and arrays and nothing else. What it writes, Foundation's decoder reads.
package struct JSONWriter {
    /// - Throws: `EncodingError` for a number that JSON cannot say.
    package static func bytes(of value: some Encodable) throws -> [UInt8] {
        let output = JSONOutput()
        try output.encode(value)
        return output.bytes
    }
}

/// The bytes written so far, and which objects and arrays are open.
final class JSONOutput {
    private(set) var bytes: [UInt8] = []
    private var open: [Level] = []

    private struct Level {
        var isObject: Bool
        var isEmpty = true
    }

    init() {
        bytes.reserveCapacity(1024)
    }

    /// How many objects and arrays are open.
    var depth: Int { open.count }

    func begin(isObject: Bool) {
        bytes.append(isObject ? UInt8(ascii: "{") : UInt8(ascii: "["))
        open.append(Level(isObject: isObject))
    }

    /// Closes what was opened above `depth`.
    func end(to depth: Int) {
        while open.count > depth {
            bytes.append(open.removeLast().isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"))
        }
    }

    /// Makes ready for the next element of the array at `depth`.
    func element(at depth: Int) {
        end(to: depth)
        if !open[depth - 1].isEmpty { bytes.append(UInt8(ascii: ",")) }
        open[depth - 1].isEmpty = false
    }

    /// Makes ready for the value of a key of the object at `depth`.
    func key(_ key: String, at depth: Int) {
        element(at: depth)
        write(key)
        bytes.append(UInt8(ascii: ":"))
    }

    func writeNull() { bytes += [UInt8(ascii: "n"), UInt8(ascii: "u"), UInt8(ascii: "l"), UInt8(ascii: "l")] }

    func write(_ value: Bool) { bytes += Array((value ? "true" : "false").utf8) }

    func write(_ value: some FixedWidthInteger) { bytes += Array(String(value).utf8) }

    func write(_ value: Double, path: [any CodingKey] = []) throws {
        guard value.isFinite else {
            throw EncodingError.invalidValue(value, .init(codingPath: path, debugDescription: "not a number of JSON"))
        }
        if value == value.rounded(), abs(value) < 1e15 {
            write(Int64(value))
        } else {
            bytes += Array(value.description.utf8)
        }
    }

    /// Escapes what RFC 8259 wants escaped: quotation mark, reverse solidus and controls.
    func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0x0A: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
            case 0x00..<0x20:
                let digits = Array("0123456789abcdef".utf8)
                bytes += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Any value, closed again once it has been written.
    func encode(_ value: some Encodable) throws {
        switch value {
        case let text as String: write(text)
        default:
            let encoder = JSONStreamEncoder(output: self)
            try value.encode(to: encoder)
            // A type that encodes nothing at all is an empty object, as with Foundation.
            if encoder.wroteNothing { begin(isObject: true) }
            end(to: encoder.baseDepth)
        }
    }
}
