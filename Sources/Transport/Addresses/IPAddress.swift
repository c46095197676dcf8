import Glibc

/// An IPv4 or IPv6 address.
///
/// An IPv4 address written as IPv6 (`::ffff:127.0.0.1`) is the IPv4 address, because that is where the packets go.
package struct IPAddress: Hashable, Sendable {
    package enum Family: Hashable, Sendable {
        case v4, v6

        /// How many bits an address of this family has.
        package var width: Int { self == .v4 ? 32 : 128 }
    }

    package let family: Family
    /// The address as one number, most significant bit first.
    package let value: UInt128

    private init(family: Family, value: UInt128) {
        self.family = family
        self.value = value
    }

    /// Takes 4 or 16 bytes in network order; nil for any other count.
    package init?(bytes: some Collection<UInt8>) {
        let value = bytes.reduce(UInt128(0)) { $0 << 8 | UInt128($1) }
        switch bytes.count {
        case 4: self.init(family: .v4, value: value)
        case 16 where value >> 32 == 0xFFFF: self.init(family: .v4, value: value & 0xFFFF_FFFF)
        case 16: self.init(family: .v6, value: value)
        default: return nil
        }
    }

    /// Reads the usual spellings, `192.0.2.1` and `2001:db8::1`; nil for shorthands such as `127.1`, and for zones.
    package init?(_ text: String) {
        guard text.utf8.count <= 45 else { return nil }
        var four = in_addr()
        if unsafe inet_pton(AF_INET, text, &four) == 1 {
            self.init(family: .v4, value: UInt128(UInt32(bigEndian: four.s_addr)))
            return
        }
        var bytes = [UInt8](repeating: 0, count: 16)
        guard unsafe inet_pton(AF_INET6, text, &bytes) == 1 else { return nil }
        self.init(bytes: bytes)
    }

    /// 4 or 16 bytes in network order.
    package var bytes: [UInt8] {
        (0..<family.width / 8).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
}

extension IPAddress: CustomStringConvertible {
    package var description: String {
        if family == .v4 { return bytes.map(String.init).joined(separator: ".") }
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        guard unsafe inet_ntop(AF_INET6, bytes, &text, socklen_t(text.count)) != nil else { return "?" }
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
