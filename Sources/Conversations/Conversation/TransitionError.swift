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
    /// There is nothing here that the event could be about.
    case doesNotApply(Misfit)

    package enum Misfit: Hashable, Sendable {
        case claimHasNotExpired
        /// Nor is a snooze over before its time.
        case isNotSnoozed
        case isNotResolved
    }
}

extension TransitionError.Misfit: CustomStringConvertible {
    /// Words that stand after `This does not apply: `.
    package var description: String {
        switch self {
        case .claimHasNotExpired: "the claim has not expired"
        case .isNotSnoozed: "not snoozed, or not over yet"
        case .isNotResolved: "only a resolved conversation is archived"
        }
    }
}
