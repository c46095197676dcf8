/// Something that happens to a conversation and may not fit it.
///
/// The customer's next message always fits, see ``Conversation/customerWrote(at:)``.
package enum ConversationEvent: Hashable, Sendable {
    case botReplied(Utterance, at: Instant)
    case handedOff(team: String, priority: Priority, at: Instant)
    /// It must be looked at sooner than was thought, whoever has it.
    case priorityRaised(to: Priority, at: Instant)
    case claimed(by: AgentName, until: Instant, at: Instant)
    /// The claim's holder did something; the lock lives on.
    case renewed(by: AgentName, until: Instant, at: Instant)
    case released(by: AgentName, at: Instant)
    case claimExpired(at: Instant)
    /// To another team's queue.
    case transferred(team: String, by: AgentName?, at: Instant)
    /// To a named agent, by whoever may decide that.
    case assigned(to: AgentName, until: Instant, at: Instant)
    case agentReplied(by: AgentName, until: Instant, at: Instant)
    case snoozed(until: Instant, by: AgentName?, at: Instant)
    case snoozeEnded(at: Instant)
    case resolved(by: AgentName?, at: Instant)
    case reopened(at: Instant)
    case archived(at: Instant)
    case disposed(Conversation.Disposition, at: Instant)

    /// When it happened.
    package var instant: Instant {
        switch self {
        case .botReplied(_, let at), .handedOff(_, _, let at), .priorityRaised(_, let at), .claimed(_, _, let at),
            .renewed(_, _, let at), .released(_, let at), .claimExpired(let at), .transferred(_, _, let at),
            .assigned(_, _, let at), .agentReplied(_, _, let at), .snoozed(_, _, let at), .snoozeEnded(let at),
            .resolved(_, let at), .reopened(let at), .archived(let at), .disposed(_, let at):
            at
        }
    }
}
