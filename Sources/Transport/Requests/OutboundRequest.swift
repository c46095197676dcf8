/// One request to somebody else's server.
package struct OutboundRequest: Sendable {
    package enum Method: Hashable, Sendable {
        case get
        case post([UInt8])
    }

    package var url: String
    package var method: Method
    package var headers: [OutboundHeader]

    package init(url: String, method: Method, headers: [OutboundHeader] = []) {
        self.url = url
        self.method = method
        self.headers = headers
    }
}

/// A header line that cannot smuggle in another one.
package struct OutboundHeader: Hashable, Sendable {
    package let name: String
    package let value: String

    /// Nil when the name is no token (RFC 9110, 5.1), or the value holds a line break or another control character, or
    /// either is longer than 8 KB.
    package init?(_ name: String, _ value: String) {
        let isName = (1...8192).contains(name.utf8.count) && name.utf8.allSatisfy(Self.isToken)
        let isValue = value.utf8.count <= 8192 && value.utf8.allSatisfy { $0 == 0x09 || ($0 >= 0x20 && $0 != 0x7F) }
        guard isName, isValue else { return nil }
        self.name = name
        self.value = value
    }

    /// The line as libcurl wants it: a colon without value would remove a header, so an empty value has its own mark.
    var line: String { value.allSatisfy { $0 == " " || $0 == "\t" } ? "\(name);" : "\(name): \(value)" }

    private static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}
