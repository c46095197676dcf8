package import Conversations

/// What came of an act.
package struct DeskResult: Sendable {
    package var conversation: Conversation
    package var message: Message?
}
