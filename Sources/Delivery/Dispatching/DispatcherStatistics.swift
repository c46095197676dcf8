package import Conversations
package import Storage

/// What the dispatcher has done since it started, for metrics and health pages.
package struct DispatcherStatistics: Hashable, Sendable {
    package struct Endpoint: Hashable, Sendable {
        package var breaker = CircuitBreaker.State.closed
        /// Deliveries that arrived.
        package var delivered: Int64 = 0
        /// Attempts that did not succeed, dead letters included.
        package var failed: Int64 = 0
        /// Deliveries given up.
        package var dead: Int64 = 0
        package var inFlight = 0
        /// How many may be under way at most, as the endpoint's behaviour allows now.
        package var window = 0
    }

    /// Endpoints that exist.
    package var endpoints: [Identifier<WebhookEndpoint>: Endpoint] = [:]
    /// Of all endpoints, deleted ones included.
    package var delivered: Int64 = 0
    package var failed: Int64 = 0
    package var dead: Int64 = 0
    package var inFlight = 0

    package init() {}
}
