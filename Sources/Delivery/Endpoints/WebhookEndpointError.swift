/// Why an endpoint cannot be made, changed or used so.
package enum WebhookEndpointError: Error, Hashable, Sendable {
    case unknownEndpoint
    /// Nothing is sent to it.
    case disabled
    case invalidURL(WebhookURLError)
    case invalidEventType(String)
    case invalidDescription(String)
    case tooMany(limit: Int)
}
