package import Conversations

/// What came of an act.
package struct DeskResult: Sendable {
    package var conversation: Conversation
    package var message: Message?
    /// True when the act had been carried out before, and nothing happened this time.
    package var duplicate = false
}
