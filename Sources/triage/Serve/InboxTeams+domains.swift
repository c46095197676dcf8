import AgentDesk
import Conversations
import Decisions
import Journey

extension InboxTeams {
    /// The teams of the inbox's policy; of all policies when the inbox is not served any more.
    init(of inbox: String, in inboxes: Inboxes) {
        let policy = inboxes.domain(of: inbox)?.policy
        self.init(
            names: policy?.teamNames ?? inboxes.teamNames, fallback: policy?.fallbackTeam ?? Conversation.fallbackTeam)
    }
}
