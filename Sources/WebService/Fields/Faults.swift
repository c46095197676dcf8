import ContextEngine
import Conversations

/// Collects what is wrong with a request's fields, so that the caller learns everything at once.
struct Faults {
    private(set) var errors: [Problem.FieldError] = []

    /// Enough to mend a request with, and few enough to read.
    private static let most = 20

    mutating func require(_ condition: Bool, _ pointer: String, _ detail: String) {
        if !condition, errors.count < Self.most { errors.append(.init(pointer: pointer, detail: detail)) }
    }

    /// - Parameter controls: true where tabs and line breaks belong in the text.
    mutating func text(_ text: String, _ pointer: String, limit: Int, controls: Bool = false) {
        require(text.utf8.count <= limit, pointer, "may have \(limit) bytes at most")
        // PostgreSQL cannot hold NUL; both stores refuse it alike.
        let bad = controls ? text.utf8.contains(0) : text.hasControlCharacters
        require(!bad, pointer, controls ? "must not contain NUL characters" : "must not contain control characters")
    }

    mutating func channel(_ name: String) -> Conversations.Channel? {
        if let channel = Conversations.Channel(rawValue: name) { return channel }
        let known = Conversations.Channel.allCases.map(\.rawValue).joined(separator: ", ")
        require(false, "/channel", "must be one of \(known)")
        return nil
    }

    /// Whatever the journey could not tell a customer by, it must not get.
    mutating func identifier(_ text: String, on channel: Conversations.Channel?, _ pointer: String) {
        do {
            _ = try ChannelIdentity(text, channel: channel ?? .webChat)
        } catch {
            switch error {
            case .empty: require(false, pointer, "must not be empty")
            case .tooLong: require(false, pointer, "may have \(ChannelIdentity.limit) bytes at most")
            case .controlCharacters: require(false, pointer, "must not contain control characters")
            case .notAnAddress:
                require(false, pointer, "must be an e-mail address, or one word such as the CRM's number")
            }
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

    mutating func passThrough(_ value: JSONValue, _ pointer: String) -> JSONValue {
        if case .object = value {} else { require(false, pointer, "must be an object") }
        let size = (try? JSONWriter.bytes(of: value).count) ?? .max
        require(
            size <= MessageRequest.Limit.passThrough, pointer,
            "may have \(MessageRequest.Limit.passThrough) bytes at most")
        return value
    }
}
