package import Conversations

/// Who is writing, in one spelling however the channel spells it: the key under which a customer is found.
package struct ChannelIdentity: Hashable, Sendable {
    package enum Kind: String, Codable, Sendable, CaseIterable {
        case phone
        case email
        /// A CRM's customer number, a chat session: kept exactly as it came.
        case external
    }

    package let kind: Kind
    /// `+5511987654321`, `ana@example.com` or the outside system's own text.
    package let value: String
    /// The name in `Ana Silva <ana@example.com>`; nil when there is none.
    package let displayName: String?

    /// What storage looks a customer up by, unique over all kinds: `phone:+5511987654321`.
    package var key: String { "\(kind.rawValue):\(value)" }

    init(kind: Kind, value: String, displayName: String? = nil) {
        self.kind = kind
        self.value = value
        self.displayName = displayName
    }

    /// Why an identifier cannot be anybody's.
    package enum Flaw: Error, Hashable, Sendable {
        /// Whatever the channel, it is one line of text.
        case text(TextFlaw)
        /// On e-mail: several words that are no address, such as a name alone.
        case notAnAddress
    }

    /// The longest identifier, in UTF-8 bytes.
    package static let limit = 256

    /// Normalises what a channel calls its customer.
    ///
    /// Telephone numbers become E.164 on WhatsApp and phone, and on the other channels when written with `+`; an
    /// address is lower-cased on every channel; anything else is kept as it is.
    package init(
        _ text: String, channel: Channel, region: PhoneRegion = .brazil
    ) throws(Flaw) {
        if let flaw = text.flaw(asLineOf: Self.limit) { throw .text(flaw) }
        let trimmed = text.trimmingSpaces

        let writtenAsPhone = channel == .whatsapp || channel == .phone || PhoneNumber.isInternational(trimmed)
        if writtenAsPhone, let number = PhoneNumber.normalised(trimmed, region: region) {
            self.init(kind: .phone, value: number)
        } else if let address = EmailAddress(trimmed) {
            self.init(kind: .email, value: address.address, displayName: address.displayName)
        } else if channel == .email, trimmed.contains(where: \.isWhitespace) {
            // One word may be the CRM's number; several are neither that nor an address, on a channel that has addresses.
            throw .notAnAddress
        } else {
            self.init(kind: .external, value: trimmed)
        }
    }
}
