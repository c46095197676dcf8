/// Which addresses may be connected to.
///
/// Public ones always; anything else only when somebody said so.
package struct AddressPolicy: Hashable, Sendable {
    /// Whether loopback and private networks are open, for trials and for a CRM in the same house.
    package var allowsPrivate: Bool
    /// Exceptions, each by address or host.
    package var allowed: [AllowedDestination]

    package init(allowsPrivate: Bool = false, allowed: [AllowedDestination] = []) {
        self.allowsPrivate = allowsPrivate
        self.allowed = allowed
    }

    /// Whether `host`, which means `address`, may be connected to on `port`.
    package func permits(_ address: IPAddress, host: String, port: UInt16) -> Bool {
        if allowed.contains(where: { $0.covers(address, host: host, port: port) }) { return true }
        if SpecialAddresses.isOwn(address) { return allowsPrivate }
        return !SpecialAddresses.isNever(address)
    }
}
