/// Everything needed to understand, defend and replay one decision.
package struct DecisionReceipt: Hashable, Sendable {
    package var id: Identifier<Decision>
    package var messageID: Identifier<Message>
    package var conversationID: Identifier<Conversation>
    package var customerID: Identifier<Customer>
    /// The classification as it was; nil when the classifier did not get to run.
    package var classification: Classification?
    /// What was classified, when that is not the whole message: an e-mail without its quotation, for instance.
    package var classifiedText: String?
    /// What the classifier was told about the customer.
    package var profile: ProfileSignals
    package var resolution: Decision.Resolution
    package var reason: DecisionReason
    package var threshold: Double?
    package var priority: Priority
    package var actions: [String]
    package var reply: Decision.Reply?
    /// The intents that the reply answers.
    package var answers: [IntentLabel]
    /// What the message tells.
    package var facts: [Fact]
    /// Who had the conversation once the decision was carried out, as in ``Assignment``.
    package var team: String?
    package var agent: String?
    /// The rules of the policy that were looked at, in order, the last being the one that decided.
    package var trace: [DecisionStep]
    /// `sha256:…` of the policy folder.
    package var policy: String
    /// Notes of the context engine, such as a removed quotation.
    package var notes: [String]
    package var latencyMilliseconds: Double
    package var createdAt: Instant

    package init(
        id: Identifier<Decision>, messageID: Identifier<Message>, conversationID: Identifier<Conversation>,
        customerID: Identifier<Customer>, classification: Classification?, classifiedText: String?,
        profile: ProfileSignals?, facts: [Fact] = [], decision: Decision, assignment: Assignment?,
        trace: [DecisionStep], policy: String,
        notes: [String], latencyMilliseconds: Double = 0, createdAt: Instant
    ) {
        self.id = id
        self.messageID = messageID
        self.conversationID = conversationID
        self.customerID = customerID
        self.classification = classification
        self.classifiedText = classifiedText
        self.profile = profile ?? ProfileSignals()
        self.resolution = decision.resolution
        self.reason = decision.reason
        self.threshold = decision.threshold
        self.priority = decision.priority
        self.actions = decision.actions
        switch decision.route {
        case .reply(let reply): self.reply = reply
        case .handOff(_, let notice): self.reply = notice
        case .silent: break
        }
        answers = decision.answers
        self.facts = facts
        self.team = assignment?.team
        self.agent = assignment?.agent
        self.trace = trace
        self.policy = policy
        self.notes = notes
        self.latencyMilliseconds = latencyMilliseconds
        self.createdAt = createdAt
    }
}
