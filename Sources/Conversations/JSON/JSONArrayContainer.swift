/// An open array; the standard library wants every primitive type spelled out.
struct JSONArrayContainer: UnkeyedEncodingContainer {
    let output: JSONOutput
    let depth: Int
    private(set) var count = 0

    init(output: JSONOutput, depth: Int) {
        self.output = output
        self.depth = depth
    }

    var codingPath: [any CodingKey] { [] }

    private mutating func next() {
        output.element(at: depth)
        count += 1
    }

    mutating func encodeNil() throws {
        next()
        output.writeNull()
    }

    mutating func encode(_ value: Bool) throws {
        next()
        output.write(value)
    }

    mutating func encode(_ value: String) throws {
        next()
        output.write(value)
    }

    mutating func encode(_ value: Double) throws {
        next()
        try output.write(value)
    }

    mutating func encode(_ value: Float) throws {
        next()
        try output.write(Double(value))
    }

    mutating func encode(_ value: Int) throws {
        next()
        output.write(value)
    }

    mutating func encode(_ value: Int8) throws {
        next()
        output.write(value)
    }

    mutating func encode(_ value: Int16) throws {
        next()
        output.write(value)
    }

    mutating func encode(_ value: Int32) throws {
        next()
        output.write(value)
    }

    mutating func encode(_ value: Int64) throws {
        next()
        output.write(value)
    }

    mutating func encode(_ value: UInt) throws {
        next()
        output.write(value)
    }

    mutating func encode(_ value: UInt8) throws {
        next()
        output.write(value)
    }

    mutating func encode(_ value: UInt16) throws {
        next()
        output.write(value)
    }

    mutating func encode(_ value: UInt32) throws {
        next()
        output.write(value)
    }

    mutating func encode(_ value: UInt64) throws {
        next()
        output.write(value)
    }

    mutating func encode<Value: Encodable>(_ value: Value) throws {
        next()
        try output.encode(value)
    }

    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        next()
        output.begin(isObject: true)
        return KeyedEncodingContainer<Nested>(JSONObjectContainer<Nested>(output: output, depth: depth + 1))
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        next()
        output.begin(isObject: false)
        return JSONArrayContainer(output: output, depth: depth + 1)
    }

    mutating func superEncoder() -> any Encoder {
        next()
        return JSONStreamEncoder(output: output)
    }
}
