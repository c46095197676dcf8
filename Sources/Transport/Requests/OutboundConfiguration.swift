/// Limits and permissions of the outbound client.
package struct OutboundConfiguration: Sendable {
    package var addresses: AddressPolicy
    /// Whether `http://` may be used; otherwise `https://` only.
    package var allowsPlainHTTP: Bool
    /// PEM file of certificate authorities to trust instead of the system's.
    package var certificateAuthorities: String?
    /// For connecting and the TLS handshake.
    package var connectTimeout: Duration
    /// For everything, from `send` to the answer's last byte.
    package var totalTimeout: Duration
    package var resolveTimeout: Duration
    /// How many requests may be under way; others wait, and their time runs.
    package var maximumInFlight: Int
    /// Where an answer's body is cut off, and where headers are refused, in bytes.
    package var maximumResponse: Int
    /// How much of the body is kept, in bytes.
    package var keptResponse: Int
    /// How host names become addresses; called on threads of its own, where it may block.
    package var lookup: HostLookup

    package init(
        addresses: AddressPolicy = AddressPolicy(), allowsPlainHTTP: Bool = false,
        certificateAuthorities: String? = nil, connectTimeout: Duration = .seconds(3),
        totalTimeout: Duration = .seconds(15), resolveTimeout: Duration = .seconds(3), maximumInFlight: Int = 128,
        maximumResponse: Int = 65_536, keptResponse: Int = 4096,
        lookup: @escaping HostLookup = SystemResolver.addresses
    ) {
        self.addresses = addresses
        self.allowsPlainHTTP = allowsPlainHTTP
        self.certificateAuthorities = certificateAuthorities
        self.connectTimeout = connectTimeout
        self.totalTimeout = totalTimeout
        self.resolveTimeout = resolveTimeout
        self.maximumInFlight = maximumInFlight
        self.maximumResponse = maximumResponse
        self.keptResponse = keptResponse
        self.lookup = lookup
    }
}

extension Duration {
    /// Whole milliseconds, at least 1, at most what libcurl's options take.
    var milliseconds: Int {
        let (seconds, attoseconds) = components
        let clamped = min(max(seconds, 0), 1_000_000)
        return max(Int(clamped) * 1000 + Int(attoseconds / 1_000_000_000_000_000), 1)
    }
}
