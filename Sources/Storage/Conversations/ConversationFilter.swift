package import Conversations

/// What a caller wants to see of all conversations.
package struct ConversationFilter: Hashable, Sendable {
    /// Every status, in the order of its life.
    package static let allStatuses = ["open", "pending", "snoozed", "resolved", "archived"]

    /// Names of statuses; none is all of them.
    package var statuses: Set<String> = []
    /// `bot`, `queue` or `agent`.
    package var owner: String?
    package var team: String?
    package var agent: String?
    package var channel: Channel?
    package var inbox: String?
    package var customerID: Identifier<Customer>?
    package var priority: Priority?

    package init() {}
}
