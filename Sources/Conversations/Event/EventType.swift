/// What a webhook subscriber can ask to be told.
package enum EventType: String, Codable, Sendable, CaseIterable {
    case messageReceived = "message.received"
    case decisionMade = "decision.made"
    case ticketCreated = "ticket.created"
    case ticketUpdated = "ticket.updated"
    case ticketResolved = "ticket.resolved"
    case conversationAssigned = "conversation.assigned"
    case conversationTransferred = "conversation.transferred"
    case conversationHandedOff = "conversation.handed_off"
    case dispositionUpdated = "disposition.updated"
    case messageStatus = "message.status"
    case customerUpdated = "customer.updated"
    case csatReceived = "csat.received"
    case campaignCompleted = "campaign.completed"
    /// Sent on demand, to try an endpoint.
    case test = "webhook.test"

    /// The second spelling that the body carries, `ticket_created`.
    package var underscored: String { String(rawValue.map { $0 == "." ? "_" : $0 }) }
}

/// A row of the one log that webhooks, live feeds, audit and analytics are read from.
package enum Event: IdentifiedSubject {
    package static let prefix = "evt_"
}
