package import Conversations

/// Something an agent, or a system on their behalf, does with a conversation.
package enum DeskAct: Hashable, Sendable {
    case claim(AgentName)
    case release(AgentName)
    case transfer(team: String, by: AgentName?)
    case assign(AgentName)
    /// A reply to the customer; claims the conversation when nobody has it.
    case reply(String, by: AgentName)
    /// A note that only agents see.
    case note(String, by: AgentName)
    case snooze(until: Instant, by: AgentName?)
    case resolve(by: AgentName?, disposition: Conversation.DispositionCode?, note: String?)
    case reopen
    case archive
    case dispose(Conversation.DispositionCode, note: String?)
    /// The agent is still there: renews the claim and nothing else.
    case keepAlive(AgentName)
}
