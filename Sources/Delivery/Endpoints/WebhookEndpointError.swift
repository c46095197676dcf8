/// Why an endpoint cannot be made or changed so.
package enum WebhookEndpointError: Error, Hashable, Sendable {
    case unknownEndpoint
    case invalidURL(String)
    case invalidEventType(String)
    case invalidDescription(String)
    case tooMany(limit: Int)
}
