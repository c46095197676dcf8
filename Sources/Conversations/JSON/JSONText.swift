/// JSON being written, byte by byte; the commas put themselves.
///
/// What is written most, a message's receipt and answer, is written with this alone: `Encodable` costs twenty times as much.
package struct JSONText: Sendable {
    package private(set) var bytes: [UInt8] = []
    /// The first number that JSON cannot say; the bytes are of no use then.
    private(set) var unsayable: Double?

    package init() {
        bytes.reserveCapacity(1536)
    }

    package mutating func beginObject() { bytes.append(UInt8(ascii: "{")) }
    package mutating func endObject() { bytes.append(UInt8(ascii: "}")) }
    package mutating func beginArray() { bytes.append(UInt8(ascii: "[")) }
    package mutating func endArray() { bytes.append(UInt8(ascii: "]")) }

    /// Makes ready for the next element of an array, or the next key of an object.
    package mutating func next() {
        // No value ends with an opening bracket, so the last byte tells whether this is the first.
        if let last = bytes.last, last != UInt8(ascii: "["), last != UInt8(ascii: "{") {
            bytes.append(UInt8(ascii: ","))
        }
    }

    /// Makes ready for the value of a key.
    package mutating func key(_ name: String) {
        next()
        value(name)
        bytes.append(UInt8(ascii: ":"))
    }

    package mutating func value(_ value: Bool) { append(value ? "true" : "false") }

    package mutating func value(_ value: some FixedWidthInteger) {
        if let digit = UInt8(exactly: value), digit < 10 {
            bytes.append(UInt8(ascii: "0") + digit)
        } else {
            append(String(value))
        }
    }

    /// Infinities and NaN cannot be said, for which ``JSONWriter`` refuses the whole text.
    package mutating func value(_ value: Double) {
        if !value.isFinite {
            unsayable = unsayable ?? value
            append("null")
        } else if value == value.rounded(), abs(value) < 1e15 {
            self.value(Int64(value))
        } else {
            append(value.description)
        }
    }

    /// Escapes what RFC 8259 wants escaped: quotation mark, reverse solidus and controls.
    package mutating func value(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        let isPlain = text.withUTF8 { utf8 in
            let isPlain = unsafe utf8.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
            if isPlain { unsafe bytes.append(contentsOf: utf8) }
            return isPlain
        }
        if !isPlain { for byte in text.utf8 { appendEscaped(byte) } }
        bytes.append(UInt8(ascii: "\""))
    }

    /// A text or null.
    package mutating func value(_ text: String?) {
        if let text { value(text) } else { append("null") }
    }

    /// A number or null.
    package mutating func value(_ number: Double?) {
        if let number { value(number) } else { append("null") }
    }

    /// A value that writes itself, or null.
    package mutating func value(_ value: (some JSONWritable)?) {
        if let value { value.write(to: &self) } else { append("null") }
    }

    package mutating func value(_ texts: [String]) {
        beginArray()
        for text in texts {
            next()
            value(text)
        }
        endArray()
    }

    package mutating func value(_ values: [some JSONWritable]) {
        beginArray()
        for value in values {
            next()
            value.write(to: &self)
        }
        endArray()
    }

    private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    private mutating func appendEscaped(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"):
            bytes.append(UInt8(ascii: "\\"))
            bytes.append(byte)
        case 0x0A: append("\\n")
        case 0x00..<0x20:
            append(byte < 0x10 ? "\\u000" : "\\u00")
            append(String(byte, radix: 16))
        default: bytes.append(byte)
        }
    }
}

/// A value that writes its own JSON, without the detour over `Encoder`; one that must stand inside encoded ones, too, is
/// `Encodable` as well.
package protocol JSONWritable {
    func write(to json: inout JSONText)
}
