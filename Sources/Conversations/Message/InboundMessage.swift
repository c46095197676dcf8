/// One message as a channel delivered it, checked and bounded, before anyone knows who wrote it.
package struct InboundMessage: Hashable, Codable, Sendable {
    /// The longest name of an inbox, in UTF-8 bytes.
    package static let inboxLimit = 64

    package var id: Identifier<Message>
    package var channel: Channel
    /// The inbox it arrived in; decides domain, model and policy.
    package var inbox: String
    /// Who the channel says is writing: a phone number, an address, a CRM's customer number.
    package var customerIdentifier: String
    package var text: String
    /// A mail's subject; nil where there is none.
    package var subject: String?
    package var contentType: ContentType
    /// The provider's own id, unique within channel and inbox.
    package var providerMessageID: String?
    /// The provider's time; shown, never used for ordering.
    package var sentAt: Instant?
    package var receivedAt: Instant
    /// What the caller knows about the customer.
    package var profile: ProfileUpdate
    /// The caller's own data, handed on to the CRM as it came.
    package var metadata: JSONValue

    package init(
        id: Identifier<Message>, channel: Channel, inbox: String = "default", customerIdentifier: String, text: String,
        subject: String? = nil, contentType: ContentType = .plain, providerMessageID: String? = nil,
        sentAt: Instant? = nil, receivedAt: Instant,
        profile: ProfileUpdate = ProfileUpdate(), metadata: JSONValue = .object([:])
    ) {
        self.id = id
        self.channel = channel
        self.inbox = inbox
        self.customerIdentifier = customerIdentifier
        self.text = text
        self.subject = subject
        self.contentType = contentType
        self.providerMessageID = providerMessageID
        self.sentAt = sentAt
        self.receivedAt = receivedAt
        self.profile = profile
        self.metadata = metadata
    }
}
