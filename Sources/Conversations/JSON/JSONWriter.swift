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

    func writeNull() { bytes.append(contentsOf: "null".utf8) }

    func write(_ value: Bool) { bytes.append(contentsOf: (value ? "true" : "false").utf8) }

    func write(_ value: some FixedWidthInteger) { bytes.append(contentsOf: String(value).utf8) }

    func write(_ value: Double, path: [any CodingKey] = []) throws {
        guard value.isFinite else {
            throw EncodingError.invalidValue(value, .init(codingPath: path, debugDescription: "not a number of JSON"))
        }
        if value == value.rounded(), abs(value) < 1e15 {
            write(Int64(value))
        } else {
            bytes.append(contentsOf: value.description.utf8)
        }
    }

    /// Escapes what RFC 8259 wants escaped: quotation mark, reverse solidus and controls.
    func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
            bytes.append(contentsOf: text.utf8)
        } else {
            for byte in text.utf8 { writeEscaped(byte) }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private func writeEscaped(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"):
            bytes.append(UInt8(ascii: "\\"))
            bytes.append(byte)
        case 0x0A: bytes.append(contentsOf: "\\n".utf8)
        case 0x00..<0x20:
            bytes.append(contentsOf: "\\u00".utf8)
            if byte < 0x10 { bytes.append(UInt8(ascii: "0")) }
            bytes.append(contentsOf: String(byte, radix: 16).utf8)
        default: bytes.append(byte)
        }
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
