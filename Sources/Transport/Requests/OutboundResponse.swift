/// An answer, or as much of it as is worth keeping.
package struct OutboundResponse: Hashable, Sendable {
    package var status: Int
    /// The final answer's header lines, in order.
    package var headers: [Header]
    /// The body's first bytes, as many as the configuration keeps.
    package var body: [UInt8]
    /// Whether the body went on after what was kept, or was cut off at the limit.
    package var isTruncated: Bool

    package struct Header: Hashable, Sendable {
        package var name: String
        package var value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    package init(status: Int, headers: [Header] = [], body: [UInt8] = [], isTruncated: Bool = false) {
        self.status = status
        self.headers = headers
        self.body = body
        self.isTruncated = isTruncated
    }

    /// The first header of that name, in any case.
    package func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}
