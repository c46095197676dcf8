import ContextEngine
import Conversations
import PhoneNumbers

/// Collects what is wrong with a request's fields, so that the caller learns everything at once.
struct Faults {
    private(set) var errors: [Problem.FieldError] = []

    /// Enough to mend a request with, and few enough to read.
    private static let most = 20

    mutating func require(_ condition: Bool, _ pointer: String, _ detail: String) {
        if !condition, errors.count < Self.most { errors.append(.init(pointer: pointer, detail: detail)) }
    }

    /// What is wrong with a text; nothing when there is no flaw.
    mutating func note(_ flaw: TextFlaw?, _ pointer: String) {
        if let flaw { require(false, pointer, flaw.description) }
    }

    mutating func channel(_ name: String) -> Conversations.Channel? {
        if let channel = Conversations.Channel(rawValue: name) { return channel }
        let known = Conversations.Channel.allCases.map(\.rawValue).joined(separator: ", ")
        require(false, "/channel", "must be one of \(known)")
        return nil
    }

    /// How a text is written; parameters such as a charset say nothing here, where all is UTF-8.
    mutating func contentType(_ name: String?, _ pointer: String) -> ContentType? {
        guard let name else { return nil }
        let plain = name.prefix { $0 != ";" }.trimmingSpaces.lowercased()
        if let type = ContentType(rawValue: plain) { return type }
        let known = ContentType.allCases.map(\.rawValue).joined(separator: " or ")
        require(false, pointer, "must be \(known)")
        return nil
    }

    /// Refuses an identifier by which no customer can be known.
    mutating func identity(
        _ text: String, on channel: Conversations.Channel?, in region: PhoneRegion?, _ pointer: String
    ) -> ChannelIdentity? {
        do {
            return try ChannelIdentity(text, channel: channel ?? .webChat, region: region)
        } catch {
            switch error {
            case .text(let flaw): note(flaw, pointer)
            case .notAnAddress:
                require(false, pointer, "must be an e-mail address, or one word such as the CRM's number")
            }
            return nil
        }
    }

    /// A time that is plausible: not before 2000, at most a day ahead of our clock.
    mutating func instant(_ text: String?, _ pointer: String, now: Instant) -> Instant? {
        guard let text else { return nil }
        guard let instant = Instant(rfc3339: text) else {
            require(false, pointer, "must be an RFC 3339 date and time such as 2026-11-21T10:04:05Z")
            return nil
        }
        let plausible = Instant(millisecondsSinceEpoch: 946_684_800_000)...now.adding(seconds: 86_400)
        require(plausible.contains(instant), pointer, "is too far in the past or the future")
        return instant
    }
}
