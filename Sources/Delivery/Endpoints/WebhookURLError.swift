package import Transport

/// Why an endpoint may not have a URL.
package enum WebhookURLError: Error, Hashable, Sendable, CustomStringConvertible {
    case invalid(OutboundURLError)
    case privateAddress(String)

    package var description: String {
        switch self {
        case .invalid(let error): "the URL \(error)"
        case .privateAddress(let host):
            "\(host) is not on the public internet; the service must be configured to allow it"
        }
    }
}
