/// One entry in a conversation's thread.
package struct Message: Hashable, Sendable, IdentifiedSubject {
    package static let prefix = "msg_"

    package enum Direction: String, Codable, Sendable, CaseIterable {
        /// From the customer.
        case inbound
        /// To the customer.
        case outbound
        /// Between agents; never leaves the house.
        case note
    }

    package var id: Identifier<Message>
    package var conversationID: Identifier<Conversation>
    package var customerID: Identifier<Customer>
    package var direction: Direction
    package var author: Author
    package var channel: Channel
    package var inbox: String
    package var text: String
    /// A mail's subject; nil where there is none.
    package var subject: String?
    package var contentType: ContentType
    package var providerMessageID: String?
    package var sentAt: Instant?
    package var createdAt: Instant
    package var metadata: JSONValue

    package init(
        id: Identifier<Message>, conversationID: Identifier<Conversation>, customerID: Identifier<Customer>,
        direction: Direction, author: Author, channel: Channel, inbox: String, text: String,
        subject: String? = nil, contentType: ContentType = .plain, providerMessageID: String? = nil,
        sentAt: Instant? = nil, createdAt: Instant,
        metadata: JSONValue = .object([:])
    ) {
        self.id = id
        self.conversationID = conversationID
        self.customerID = customerID
        self.direction = direction
        self.author = author
        self.channel = channel
        self.inbox = inbox
        self.text = text
        self.subject = subject
        self.contentType = contentType
        self.providerMessageID = providerMessageID
        self.sentAt = sentAt
        self.createdAt = createdAt
        self.metadata = metadata
    }
}
