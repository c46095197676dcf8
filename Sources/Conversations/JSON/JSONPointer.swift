/// Where something stands in a document, as RFC 6901 writes it; empty for the whole.
package enum JSONPointer {
    package static func text(_ path: [any CodingKey]) -> String {
        path.map { key in token(key.intValue.map(String.init) ?? key.stringValue) }.joined()
    }

    /// One step of the way, with its slash.
    package static func token(_ name: String) -> String {
        "/" + name.replacing("~", with: "~0").replacing("/", with: "~1")
    }
}
