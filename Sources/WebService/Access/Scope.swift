/// What a token allows.
package enum Scope: String, CaseIterable, Sendable, Codable {
    /// Post messages.
    case messages = "messages:write"
    /// Read conversations, customers, decisions and the queue.
    case read
    /// Work handed-off conversations: claim, reply, resolve.
    case desk
    /// Manage webhook endpoints.
    case webhooks
    /// Change customers.
    case customers = "customers:write"

    /// What a token gets when nothing is said: the message endpoint, reading, webhook endpoints.
    package static let standard: [Scope] = [.messages, .read, .webhooks]
}
