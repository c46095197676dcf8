/// Addresses that are not on the public internet: the union of IANA's special-purpose registries (RFC 6890), as they
/// were in October 2025, and of the ways in which an IPv4 address can hide in an IPv6 one.
enum SpecialAddresses {
    /// Networks of one's own, which `AddressPolicy.allowsPrivate` opens.
    static let own: [AddressRange] = ranges(
        "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1", "fc00::/7")

    /// Everything that never is a webhook's receiver: unspecified, link-local with the clouds' metadata services,
    /// documentation, benchmarks, relays and translators, sinks of the DNS, multicast, reserved.
    ///
    /// `::ffff:0:0:0/96` are IPv4 addresses as RFC 2765 translates them; those that are mapped (`::ffff:0:0/96`) have
    /// become IPv4 addresses before they are looked at.
    static let never: [AddressRange] = ranges(
        "0.0.0.0/8", "169.254.0.0/16", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24",
        "192.88.99.0/24", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4",
        "240.0.0.0/4",
        "::/96", "::ffff:0:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "100:0:0:1::/64", "2001::/23",
        "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20", "5f00::/16", "fe80::/10", "fec0::/10",
        "ff00::/8")

    static func isOwn(_ address: IPAddress) -> Bool { own.contains { $0.contains(address) } }

    /// `::1` lies in `::/96` as well; own networks are looked at first.
    static func isNever(_ address: IPAddress) -> Bool { !isOwn(address) && never.contains { $0.contains(address) } }

    /// A range that cannot be read would be a hole in the wall, so that without it nothing goes out.
    private static func ranges(_ texts: String...) -> [AddressRange] {
        texts.compactMap { text in
            let range = AddressRange(text)
            precondition(range != nil, "\(text) is no range of addresses")
            return range
        }
    }
}
