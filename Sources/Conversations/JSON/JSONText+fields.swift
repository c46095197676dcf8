extension JSONText {
    package mutating func field(_ name: String, _ value: String?) {
        key(name)
        self.value(value)
    }

    package mutating func field(_ name: String, _ value: Double?) {
        key(name)
        self.value(value)
    }

    package mutating func field(_ name: String, _ value: Bool) {
        key(name)
        self.value(value)
    }

    package mutating func field(_ name: String, _ values: [String]) {
        key(name)
        value(values)
    }

    // With the keys by which a value is decoded.

    mutating func key(_ key: some CodingKey) { self.key(key.stringValue) }

    mutating func field(_ key: some CodingKey, _ value: String?) { field(key.stringValue, value) }

    mutating func field(_ key: some CodingKey, _ value: Double?) { field(key.stringValue, value) }

    mutating func field(_ key: some CodingKey, _ value: Bool) { field(key.stringValue, value) }

    mutating func field(_ key: some CodingKey, _ values: [String]) { field(key.stringValue, values) }
}
