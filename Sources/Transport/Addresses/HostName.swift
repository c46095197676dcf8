/// Host names as they may stand in a URL: letters, digits, hyphens and underscores in labels (RFC 1123, and what DNS is used for).
enum HostName {
    /// The name in lower case without a closing dot; nil when it is no name, or a number that reads as an address elsewhere.
    static func canonical(_ text: String) -> String? {
        var name = text.lowercased()
        if name.hasSuffix(".") { name.removeLast() }
        guard (1...253).contains(name.utf8.count) else { return nil }
        let labels = name.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.allSatisfy(isLabel), let last = labels.last, !isNumber(last) else { return nil }
        return name
    }

    private static func isLabel(_ label: Substring) -> Bool {
        (1...63).contains(label.utf8.count)
            && label.utf8.allSatisfy { byte in
                (97...122).contains(byte) || (48...57).contains(byte) || byte == UInt8(ascii: "-")
                    || byte == UInt8(ascii: "_")
            }
    }

    /// A last label of digits, or `0x…`, makes resolvers read the whole name as an IPv4 address (WHATWG URL, "ends in a number").
    private static func isNumber(_ label: Substring) -> Bool {
        label.utf8.allSatisfy { (48...57).contains($0) } || label.hasPrefix("0x")
    }
}
