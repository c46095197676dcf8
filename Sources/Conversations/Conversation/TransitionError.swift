/// Why an event does not fit the conversation as it stands.
package enum TransitionError: Error, Hashable, Sendable {
    /// Another agent holds the claim.
    case heldByAnother(AgentName)
    /// Only the claim's holder may do this.
    case notTheHolder(owner: Conversation.Owner)
    /// The bot may not speak while a person owns the conversation.
    case ownedByPerson
    case closed(Conversation.Status)
    case notClosed
    /// The event does not apply here, for instance a snooze that is not on.
    case doesNotApply(String)
}
