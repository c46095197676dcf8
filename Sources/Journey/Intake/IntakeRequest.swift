package import ContextEngine
package import Conversations
import Crypto
import Foundation
package import Storage

/// A message on its way in, with what makes sending it again safe.
package struct IntakeRequest: Sendable {
    package let message: InboundMessage
    /// Whose message it is: what the customer is known by, or will be.
    package let identity: ChannelIdentity
    package let idempotency: IdempotencyKey?
    /// Hex SHA-256 of what the journey works on; recognises a message that crashed the program before.
    package let contentDigest: String

    /// Does whatever can be done before the writer has the message.
    package init(message: InboundMessage, from identity: ChannelIdentity, idempotency: IdempotencyKey? = nil) {
        self.message = message
        self.identity = identity
        self.idempotency = idempotency
        contentDigest = Self.digest(of: message)
    }

    private static func digest(of message: InboundMessage) -> String {
        var hash = SHA256()
        for part in [message.channel.rawValue, message.inbox, message.customerIdentifier, message.text] {
            hash.update(data: Data(part.utf8))
            hash.update(data: [0] as [UInt8])
        }
        return hash.finalize().hexadecimal
    }
}

/// What the caller is told once everything is committed.
package struct IntakeAnswer: Sendable {
    package var receipt: DecisionReceipt
    /// True when the message had been taken in before, and nothing happened this time.
    package var duplicate: Bool
    /// What broke when the journey failed and a person got the message; for the log, without message text.
    package var failure: String?

    package init(receipt: DecisionReceipt, duplicate: Bool) {
        self.receipt = receipt
        self.duplicate = duplicate
    }
}

/// Why a message was not taken in; nothing of it is stored then.
package enum IntakeError: Error, Hashable, Sendable {
    /// More are waiting than will be worked off soon; try again after that many seconds.
    case busy(retryAfter: Int)
    /// The service is stopping.
    case draining
    /// The idempotency key belongs to another body.
    case keyReused
    /// The provider's id belongs to another customer's message, or to one with another text.
    case messageIDReused
    case unknownInbox(String)
}
