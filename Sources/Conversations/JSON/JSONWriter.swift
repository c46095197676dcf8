/// Writes JSON straight into bytes, keys in the order in which a type encodes them.
///
/// Foundation's encoder builds a tree of dictionaries first and was a third of the time that storing a message took; this
/// one keeps a stack of open objects and arrays and nothing else. What it writes, Foundation's decoder reads.
package struct JSONWriter {
    /// The bytes of a value that writes itself.
    ///
    /// - Throws: `EncodingError` for a number that JSON cannot say.
    package static func bytes(of value: some JSONWritable) throws -> [UInt8] {
        var text = JSONText()
        value.write(to: &text)
        if let number = text.unsayable { throw EncodingError.unsayable(number) }
        return text.bytes
    }

    /// - Throws: `EncodingError` for a number that JSON cannot say.
    package static func bytes(of value: some Encodable) throws -> [UInt8] {
        let output = JSONOutput()
        try output.encode(value)
        return output.text.bytes
    }
}

/// The bytes written so far, and which objects and arrays are open.
final class JSONOutput {
    private(set) var text = JSONText()
    private var open: [Level] = []

    private struct Level {
        var isObject: Bool
    }

    /// How many objects and arrays are open.
    var depth: Int { open.count }

    func begin(isObject: Bool) {
        if isObject { text.beginObject() } else { text.beginArray() }
        open.append(Level(isObject: isObject))
    }

    /// Closes what was opened above `depth`.
    func end(to depth: Int) {
        while open.count > depth {
            if open.removeLast().isObject { text.endObject() } else { text.endArray() }
        }
    }

    /// Makes ready for the next element of the array at `depth`.
    func element(at depth: Int) {
        end(to: depth)
        text.next()
    }

    /// Makes ready for the value of a key of the object at `depth`.
    func key(_ key: String, at depth: Int) {
        end(to: depth)
        text.key(key)
    }

    func writeNull() { text.value(nil as String?) }

    func write(_ value: Bool) { text.value(value) }

    func write(_ value: some FixedWidthInteger) { text.value(value) }

    func write(_ value: Double) throws {
        guard value.isFinite else { throw EncodingError.unsayable(value) }
        text.value(value)
    }

    func write(_ value: String) { text.value(value) }

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

extension EncodingError {
    /// An infinity or NaN, for which JSON has no word; where it stood is not kept track of.
    fileprivate static func unsayable(_ number: Double) -> EncodingError {
        .invalidValue(number, .init(codingPath: [], debugDescription: "not a number of JSON"))
    }
}
