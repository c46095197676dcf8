package import Conversations
package import PhoneNumbers

/// Who is writing, in one spelling however the channel spells it: the key under which a customer is found.
package struct ChannelIdentity: Hashable, Sendable {
    package enum Kind: String, Codable, Sendable, CaseIterable {
        case phone
        case email
        /// A CRM's customer number, a chat session, a number that cannot be anybody's: kept as it came.
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
    /// address is lower-cased on every channel; anything else is kept as it is. What nobody can see is in none of them.
    ///
    /// - Parameter region: how numbers are read that do not say their country; nil leaves them as they are.
    package init(_ text: String, channel: Channel, region: PhoneRegion? = nil) throws(Flaw) {
        if let flaw = text.flaw(asLineOf: Self.limit) { throw .text(flaw) }
        let trimmed = text.withoutHiddenCharacters.trimmingSpaces

        if let number = Self.number(trimmed, on: channel, in: region) {
            self.init(kind: .phone, value: number.text)
        } else if let address = EmailAddress(trimmed) {
            self.init(kind: .email, value: address.address, displayName: address.displayName)
        } else if channel == .email, trimmed.contains(where: \.isWhitespace) {
            // One word may be the CRM's number; several are neither that nor an address, on a channel that has addresses.
            throw .notAnAddress
        } else {
            self.init(kind: .external, value: trimmed)
        }
    }

    /// Whose number it is, when that is certain; two people must never become one.
    private static func number(_ text: String, on channel: Channel, in region: PhoneRegion?) -> PhoneNumber? {
        guard let written = WrittenNumber(text) else { return nil }
        switch (channel, written.form) {
        case (.whatsapp, .bare):
            // WhatsApp's own identities: the country code is always in front.
            return written.international
        case (.phone, .bare):
            // Without a country code at home, or with that of another country: only where it is no number there.
            guard let number = written.number(in: region), !written.isAmbiguous(as: number) else { return nil }
            return number
        case (.whatsapp, _), (.phone, _), (_, .plus): return written.number(in: region)
        default: return nil
        }
    }
}
