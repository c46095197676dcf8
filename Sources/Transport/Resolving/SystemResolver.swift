import Glibc

/// Turns a host name into addresses, or says why not.
///
/// May block.
package typealias HostLookup = @Sendable (_ host: String) -> Result<[IPAddress], ResolveError>

/// Why a name has no address.
package struct ResolveError: Error, Hashable, Sendable {
    package var reason: String

    package init(reason: String) {
        self.reason = reason
    }
}

/// The system's resolver, with its files and search order.
package enum SystemResolver {
    /// An answer with more addresses than this is cut; each one kept is checked.
    private static let maximumAddresses = 64

    /// Every address of `host`, IPv4 and IPv6, in the system's order of preference.
    package static let addresses: HostLookup = { host in
        var hints = unsafe addrinfo()
        unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        unsafe hints.ai_flags = AI_ADDRCONFIG
        var list: UnsafeMutablePointer<addrinfo>?
        let code = unsafe getaddrinfo(host, nil, &hints, &list)
        guard code == 0 else { return .failure(ResolveError(reason: unsafe String(cString: gai_strerror(code)))) }
        defer { unsafe freeaddrinfo(list) }
        var found: [IPAddress] = []
        var next = unsafe list
        while let entry = unsafe next, found.count < maximumAddresses {
            if let address = unsafe address(entry.pointee), !found.contains(address) { found.append(address) }
            unsafe next = entry.pointee.ai_next
        }
        return found.isEmpty ? .failure(ResolveError(reason: "no address")) : .success(found)
    }

    private static func address(_ entry: addrinfo) -> IPAddress? {
        guard let raw = unsafe entry.ai_addr else { return nil }
        let bytes = unsafe UnsafeRawBufferPointer(start: raw, count: Int(entry.ai_addrlen))
        // The address stands at byte 4 of `sockaddr_in` and at byte 8 of `sockaddr_in6`.
        switch unsafe (entry.ai_family, bytes.count) {
        case (AF_INET, 8...): return unsafe IPAddress(bytes: Array(bytes[4..<8]))
        case (AF_INET6, 24...): return unsafe IPAddress(bytes: Array(bytes[8..<24]))
        default: return nil
        }
    }
}
