package import Conversations

/// A delivery that was given up, for whoever should hear of it.
package struct DeadLetter: Hashable, Sendable {
    package var endpointID: Identifier<WebhookEndpoint>
    package var eventID: Identifier<Event>
    /// Says nothing of what the event holds.
    package var reason: String

    package init(endpointID: Identifier<WebhookEndpoint>, eventID: Identifier<Event>, reason: String) {
        self.endpointID = endpointID
        self.eventID = eventID
        self.reason = reason
    }
}
