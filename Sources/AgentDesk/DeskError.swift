package import Conversations

/// Why an act was refused.
package enum DeskError: Error, Hashable, Sendable {
    case unknownConversation
    case refused(TransitionError)
    /// The policy of the conversation's inbox has no such team; these it has.
    case unknownTeam(known: [String])
    /// The customer has begun another conversation on that channel, and has one at a time.
    case anotherIsActive(Identifier<Conversation>)
    /// Somebody else changed the conversation at the same moment; read it again.
    case changedMeanwhile
    /// The idempotency key belongs to another request.
    case keyReused
}
