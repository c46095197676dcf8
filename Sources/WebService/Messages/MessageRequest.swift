import Conversations
import Foundation
import NIOCore

/// What a channel posts to the message endpoint, as it came.
struct MessageRequest: Decodable {
    var channel: String
    var customerIdentifier: String
    var message: String
    var messageID: String?
    var sentAt: String?
    var inbox: String?
    var customer: [String: JSONValue]?
    var metadata: JSONValue?

    enum CodingKeys: String, CodingKey {
        case channel, message, inbox, customer, metadata
        case customerIdentifier = "customer_identifier"
        case messageID = "message_id"
        case sentAt = "sent_at"
    }

    /// Limits in bytes of UTF-8, so that they are the same for every script.
    enum Limit {
        static let message = 64 * 1024
        static let identifier = 256
        static let messageID = 255
        static let inbox = 64
        static let profileField = 256
        static let attributes = 50
        static let passThrough = 8 * 1024
    }

    /// Checks every field.
    ///
    /// - Throws: one ``Problem`` with all the fields that are wrong.
    func checked(id: Identifier<Message>, at now: Instant) throws -> InboundMessage {
        var faults = Faults()
        let channel = faults.channel(self.channel)
        faults.require(
            message.contains { !$0.isWhitespace }, "/message", "must not be empty")
        faults.text(message, "/message", limit: Limit.message, controls: true)
        faults.require(
            customerIdentifier.contains { !$0.isWhitespace }, "/customer_identifier",
            "must not be empty")
        faults.text(customerIdentifier, "/customer_identifier", limit: Limit.identifier)
        if let messageID {
            faults.require(!messageID.isEmpty, "/message_id", "must not be empty")
            faults.text(messageID, "/message_id", limit: Limit.messageID)
        }
        if let inbox {
            faults.require(!inbox.isEmpty, "/inbox", "must not be empty")
            faults.text(inbox, "/inbox", limit: Limit.inbox)
        }
        let sentAt = faults.instant(self.sentAt, "/sent_at", now: now)
        let profile = faults.profile(customer ?? [:])
        let metadata = faults.passThrough(metadata ?? .object([:]), "/metadata")
        guard faults.errors.isEmpty, let channel else { throw Problem.invalid(faults.errors) }
        return InboundMessage(
            id: id, channel: channel, inbox: inbox ?? "default",
            customerIdentifier: customerIdentifier.trimmingCharacters(in: .whitespaces), text: message,
            providerMessageID: messageID, sentAt: sentAt, receivedAt: now, profile: profile, metadata: metadata)
    }
}

/// Collects what is wrong with a request's fields, so that the caller learns everything at once.
struct Faults {
    private(set) var errors: [Problem.FieldError] = []

    mutating func require(_ condition: Bool, _ pointer: String, _ detail: String) {
        if !condition { errors.append(.init(pointer: pointer, detail: detail)) }
    }

    /// - Parameter controls: true where tabs and line breaks belong in the text.
    mutating func text(_ text: String, _ pointer: String, limit: Int, controls: Bool = false) {
        require(text.utf8.count <= limit, pointer, "may have \(limit) bytes at most")
        // PostgreSQL cannot hold NUL; both stores refuse it alike. Other controls break headers and logs.
        let bad = controls ? text.utf8.contains(0) : text.utf8.contains { $0 < 0x20 || $0 == 0x7F }
        require(!bad, pointer, controls ? "must not contain NUL characters" : "must not contain control characters")
    }

    mutating func channel(_ name: String) -> Conversations.Channel? {
        if let channel = Conversations.Channel(rawValue: name) { return channel }
        let known = Conversations.Channel.allCases.map(\.rawValue).joined(separator: ", ")
        require(false, "/channel", "must be one of \(known)")
        return nil
    }

    /// A time that is plausible: not before 2000, at most a day ahead of our clock.
    mutating func instant(_ text: String?, _ pointer: String, now: Instant) -> Instant? {
        guard let text else { return nil }
        guard text.utf8.count <= 40, let instant = Instant(rfc3339: text) else {
            require(false, pointer, "must be an RFC 3339 date and time such as 2026-11-21T10:04:05Z")
            return nil
        }
        let plausible = Instant(millisecondsSinceEpoch: 946_684_800_000)...now.adding(seconds: 86_400)
        require(plausible.contains(instant), pointer, "is too far in the past or the future")
        return instant
    }

    mutating func passThrough(_ value: JSONValue, _ pointer: String) -> JSONValue {
        if case .object = value {} else { require(false, pointer, "must be an object") }
        require(
            JSONBody.bytes(value).readableBytes <= MessageRequest.Limit.passThrough, pointer,
            "may have \(MessageRequest.Limit.passThrough) bytes at most")
        return value
    }

    /// Name, tier, plan and language by name; everything else is an attribute.
    ///
    /// - Parameter pointer: where the fields stand in the request, such as `/customer`.
    mutating func profile(_ fields: [String: JSONValue], at pointer: String = "/customer") -> ProfileUpdate {
        var update = ProfileUpdate()
        var attributes = fields
        for (name, path) in Self.profileFields {
            guard let value = attributes.removeValue(forKey: name), value != .null else { continue }
            guard let text = value.stringValue else {
                require(false, "\(pointer)/\(name)", "must be a string")
                continue
            }
            self.text(text, "\(pointer)/\(name)", limit: MessageRequest.Limit.profileField)
            update[keyPath: path] = text
        }
        if case .object(let nested)? = attributes.removeValue(forKey: "attributes") {
            attributes.merge(nested) { _, inner in inner }
        }
        // The context engine keeps its own memory under such names.
        require(!attributes.keys.contains { $0.hasPrefix("_") }, pointer, "must not have names beginning with _")
        require(
            attributes.count <= MessageRequest.Limit.attributes, pointer,
            "may have \(MessageRequest.Limit.attributes) attributes at most")
        _ = passThrough(.object(attributes), pointer)
        update.attributes = attributes
        return update
    }

    private static let profileFields: [(String, any WritableKeyPath<ProfileUpdate, String?> & Sendable)] = [
        ("name", \.name), ("tier", \.tier), ("plan", \.plan), ("language", \.language),
    ]
}
