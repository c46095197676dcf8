/// Swift's `Encoder` over ``JSONOutput``: one for each value that is written.
struct JSONStreamEncoder: Encoder {
    let output: JSONOutput
    /// How many levels were open before this value.
    let baseDepth: Int
    private let start: Int

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    init(output: JSONOutput) {
        self.output = output
        baseDepth = output.depth
        start = output.text.bytes.count
    }

    var wroteNothing: Bool { output.text.bytes.count == start }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        // A type may ask twice, to add to what another type wrote; the object is the same.
        if wroteNothing { output.begin(isObject: true) }
        return KeyedEncodingContainer(JSONObjectContainer(output: output, depth: baseDepth + 1))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        if wroteNothing { output.begin(isObject: false) }
        return JSONArrayContainer(output: output, depth: baseDepth + 1)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer {
        JSONValueContainer(output: output)
    }
}
