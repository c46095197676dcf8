import ContextEngine
import Conversations
import Foundation
import PhoneNumbers

/// What a channel posts to the message endpoint, as it came.
struct MessageRequest: Decodable {
    var channel: String
    var customerIdentifier: String
    var message: String
    var subject: String?
    var contentType: String?
    var messageID: String?
    var sentAt: String?
    var inbox: String?
    var customer: [String: JSONValue]?
    var metadata: JSONValue?

    enum CodingKeys: String, CodingKey {
        case channel, message, subject, inbox, customer, metadata
        case contentType = "content_type"
        case customerIdentifier = "customer_identifier"
        case messageID = "message_id"
        case sentAt = "sent_at"
    }

    /// Limits in bytes of UTF-8, so that they are the same for every script.
    enum Limit {
        static let message = 64 * 1024
        /// Longer than any line of a mail's header.
        static let subject = 998
        static let messageID = 255
        static let profileField = 256
        static let attributes = 50
        static let passThrough = 8 * 1024
    }

    /// The inbox that it is for.
    var inboxName: String { inbox ?? "default" }

    /// Checks every field.
    ///
    /// - Parameter region: how telephone numbers are read that do not say their country.
    /// - Returns: the message and whose it is.
    /// - Throws: one ``Problem`` with all the fields that are wrong.
    func checked(
        id: Identifier<Message>, region: PhoneRegion?, at now: Instant
    ) throws -> (message: InboundMessage, identity: ChannelIdentity) {
        var faults = Faults()
        let channel = faults.channel(self.channel)
        faults.note(message.flaw(asMessageOf: Limit.message), "/message")
        let subject = subject.flatMap { $0.isVisible ? $0 : nil }
        faults.note(subject?.flaw(asLineOf: Limit.subject), "/subject")
        let contentType = faults.contentType(contentType, "/content_type")
        let identity = faults.identity(customerIdentifier, on: channel, in: region, "/customer_identifier")
        faults.note(messageID?.flaw(asLineOf: Limit.messageID), "/message_id")
        faults.note(inbox?.flaw(asLineOf: InboundMessage.inboxLimit), "/inbox")
        let sentAt = faults.instant(self.sentAt, "/sent_at", now: now)
        let profile = faults.profile(customer ?? [:])
        let metadata = faults.passThrough(metadata ?? .object([:]), "/metadata")
        guard faults.errors.isEmpty, let channel, let identity else { throw Problem.invalid(faults.errors) }
        let checked = InboundMessage(
            id: id, channel: channel, inbox: inboxName,
            customerIdentifier: customerIdentifier.trimmingSpaces, text: message,
            subject: subject, contentType: contentType ?? .plain, providerMessageID: messageID, sentAt: sentAt,
            receivedAt: now, profile: profile, metadata: metadata)
        return (checked, identity)
    }
}
