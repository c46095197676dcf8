/// A single value; the standard library wants every primitive type spelled out.
struct JSONValueContainer: SingleValueEncodingContainer {
    let output: JSONOutput

    var codingPath: [any CodingKey] { [] }

    mutating func encodeNil() throws {
        output.writeNull()
    }

    mutating func encode(_ value: Bool) throws {
        output.write(value)
    }

    mutating func encode(_ value: String) throws {
        output.write(value)
    }

    mutating func encode(_ value: Double) throws {
        try output.write(value)
    }

    mutating func encode(_ value: Float) throws {
        try output.write(Double(value))
    }

    mutating func encode(_ value: Int) throws {
        output.write(value)
    }

    mutating func encode(_ value: Int8) throws {
        output.write(value)
    }

    mutating func encode(_ value: Int16) throws {
        output.write(value)
    }

    mutating func encode(_ value: Int32) throws {
        output.write(value)
    }

    mutating func encode(_ value: Int64) throws {
        output.write(value)
    }

    mutating func encode(_ value: UInt) throws {
        output.write(value)
    }

    mutating func encode(_ value: UInt8) throws {
        output.write(value)
    }

    mutating func encode(_ value: UInt16) throws {
        output.write(value)
    }

    mutating func encode(_ value: UInt32) throws {
        output.write(value)
    }

    mutating func encode(_ value: UInt64) throws {
        output.write(value)
    }

    mutating func encode<Value: Encodable>(_ value: Value) throws {
        try output.encode(value)
    }
}
