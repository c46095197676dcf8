/// An open object; the standard library wants every primitive type spelled out.
struct JSONObjectContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let output: JSONOutput
    let depth: Int

    var codingPath: [any CodingKey] { [] }

    mutating func encodeNil(forKey key: Key) throws {
        output.key(key.stringValue, at: depth)
        output.writeNull()
    }

    mutating func encode(_ value: Bool, forKey key: Key) throws {
        output.key(key.stringValue, at: depth)
        output.write(value)
    }

    mutating func encode(_ value: String, forKey key: Key) throws {
        output.key(key.stringValue, at: depth)
        output.write(value)
    }

    mutating func encode(_ value: Double, forKey key: Key) throws {
        output.key(key.stringValue, at: depth)
        try output.write(value)
    }

    mutating func encode(_ value: Float, forKey key: Key) throws {
        output.key(key.stringValue, at: depth)
        try output.write(Double(value))
    }

    mutating func encode(_ value: Int, forKey key: Key) throws {
        output.key(key.stringValue, at: depth)
        output.write(value)
    }

    mutating func encode(_ value: Int8, forKey key: Key) throws {
        output.key(key.stringValue, at: depth)
        output.write(value)
    }

    mutating func encode(_ value: Int16, forKey key: Key) throws {
        output.key(key.stringValue, at: depth)
        output.write(value)
    }

    mutating func encode(_ value: Int32, forKey key: Key) throws {
        output.key(key.stringValue, at: depth)
        output.write(value)
    }

    mutating func encode(_ value: Int64, forKey key: Key) throws {
        output.key(key.stringValue, at: depth)
        output.write(value)
    }

    mutating func encode(_ value: UInt, forKey key: Key) throws {
        output.key(key.stringValue, at: depth)
        output.write(value)
    }

    mutating func encode(_ value: UInt8, forKey key: Key) throws {
        output.key(key.stringValue, at: depth)
        output.write(value)
    }

    mutating func encode(_ value: UInt16, forKey key: Key) throws {
        output.key(key.stringValue, at: depth)
        output.write(value)
    }

    mutating func encode(_ value: UInt32, forKey key: Key) throws {
        output.key(key.stringValue, at: depth)
        output.write(value)
    }

    mutating func encode(_ value: UInt64, forKey key: Key) throws {
        output.key(key.stringValue, at: depth)
        output.write(value)
    }

    mutating func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
        output.key(key.stringValue, at: depth)
        try output.encode(value)
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        output.key(key.stringValue, at: depth)
        output.begin(isObject: true)
        return KeyedEncodingContainer<Nested>(JSONObjectContainer<Nested>(output: output, depth: depth + 1))
    }

    mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        output.key(key.stringValue, at: depth)
        output.begin(isObject: false)
        return JSONArrayContainer(output: output, depth: depth + 1)
    }

    mutating func superEncoder() -> any Encoder {
        output.key("super", at: depth)
        return JSONStreamEncoder(output: output)
    }

    mutating func superEncoder(forKey key: Key) -> any Encoder {
        output.key(key.stringValue, at: depth)
        return JSONStreamEncoder(output: output)
    }
}
