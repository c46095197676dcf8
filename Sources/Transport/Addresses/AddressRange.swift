/// A block of addresses in CIDR notation, such as `10.0.0.0/8`.
package struct AddressRange: Hashable, Sendable {
    package let base: IPAddress
    /// How many leading bits count.
    package let prefix: Int

    /// Takes the block of addresses that share `base`'s first `prefix` bits; nil when the family has fewer bits.
    package init?(_ base: IPAddress, prefix: Int) {
        guard (0...base.family.width).contains(prefix) else { return nil }
        self.base = base
        self.prefix = prefix
    }

    /// Reads `10.0.0.0/8` or a single address; nil when it is neither.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let base = IPAddress(String(first)) else { return nil }
        guard parts.count == 2 else {
            self.init(base, prefix: base.family.width)
            return
        }
        guard let prefix = Int(parts[1]), parts[1].utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        self.init(base, prefix: prefix)
    }

    package func contains(_ address: IPAddress) -> Bool {
        guard address.family == base.family else { return false }
        let rest = base.family.width - prefix
        // A shift by the whole width gives zero, which is right for a prefix of none.
        return address.value >> rest == base.value >> rest
    }
}

extension AddressRange: CustomStringConvertible {
    package var description: String { "\(base)/\(prefix)" }
}
