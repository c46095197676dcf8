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
    package enum Flaw: String, Error, Hashable, Sendable {
        case empty
        case tooLong = "too_long"
        case controlCharacters = "control_characters"
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
        guard text.utf8.count <= Self.limit else { throw .tooLong }
        guard !text.unicodeScalars.contains(where: { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }) else {
            throw .controlCharacters
        }
        let trimmed = text.trimmingSpaces
        guard !trimmed.isEmpty else { throw .empty }

        let writtenAsPhone = channel == .whatsapp || channel == .phone || trimmed.hasPrefix("+")
        if writtenAsPhone, let number = PhoneNumber.normalised(trimmed, region: region) {
            self.init(kind: .phone, value: number)
        } else if let address = EmailAddress(trimmed) {
            self.init(kind: .email, value: address.address, displayName: address.displayName)
        } else {
            self.init(kind: .external, value: trimmed)
        }
    }
}
