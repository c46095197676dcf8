/// A place that may be reached although its address is not public: addresses or a host name, on one port or on all.
package enum AllowedDestination: Hashable, Sendable {
    case addresses(AddressRange, port: UInt16?)
    /// A name in lower case; whatever it resolves to is allowed.
    case host(String, port: UInt16?)

    /// Reads `10.0.0.0/8`, `10.1.2.3:8443`, `fd00::/8`, `[fd00::1]:443`, `crm.internal` or `crm.internal:8443`.
    ///
    /// - Throws: an error that names the text.
    package init(_ text: String) throws(InvalidDestination) {
        let (subject, port) = try Self.split(text)
        if let range = AddressRange(subject) {
            self = .addresses(range, port: port)
        } else if let host = HostName.canonical(subject) {
            self = .host(host, port: port)
        } else {
            throw InvalidDestination(text: text)
        }
    }

    func covers(_ address: IPAddress, host: String, port: UInt16) -> Bool {
        switch self {
        case .addresses(let range, let only): range.contains(address) && (only ?? port) == port
        case .host(let name, let only): name == host && (only ?? port) == port
        }
    }

    /// The part before the port, without brackets, and the port.
    private static func split(_ text: String) throws(InvalidDestination) -> (String, UInt16?) {
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            let inside = String(text[text.index(after: text.startIndex)..<end])
            let rest = text[text.index(after: end)...]
            if rest.isEmpty { return (inside, nil) }
            guard rest.hasPrefix(":"), let port = port(rest.dropFirst()) else { throw InvalidDestination(text: text) }
            return (inside, port)
        }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        // More than one colon without brackets is an IPv6 address, which then has no port.
        guard parts.count == 2 else { return (text, nil) }
        guard let port = port(parts[1]) else { throw InvalidDestination(text: text) }
        return (String(parts[0]), port)
    }

    private static func port(_ digits: Substring) -> UInt16? {
        guard digits.utf8.allSatisfy({ (48...57).contains($0) }), let port = UInt16(digits), port > 0 else {
            return nil
        }
        return port
    }
}

extension AllowedDestination: CustomStringConvertible {
    package var description: String {
        switch self {
        case .addresses(let range, let port?): "[\(range)]:\(port)"
        case .addresses(let range, nil): "\(range)"
        case .host(let name, let port?): "\(name):\(port)"
        case .host(let name, nil): name
        }
    }
}

/// A text that names neither addresses nor a host.
package struct InvalidDestination: Error, Hashable, Sendable, CustomStringConvertible {
    package var text: String

    package var description: String {
        "\(text) is not an address, a range such as 10.0.0.0/8 or a host, each with or without :port"
    }
}
