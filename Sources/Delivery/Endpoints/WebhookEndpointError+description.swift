import Conversations

extension WebhookEndpointError: CustomStringConvertible {
    /// What is wrong, without a capital or full stop, so that it can stand after a field's name.
    package var description: String {
        switch self {
        case .unknownEndpoint: "there is no such webhook endpoint"
        case .disabled: "the webhook endpoint is disabled"
        case .invalidURL(let error): error.description
        case .invalidEventType(let type):
            "\(type) is not one of *, \(EventType.allCases.map(\.rawValue).joined(separator: ", "))"
        case .invalidDescription(let why): "the description \(why)"
        case .tooMany(let limit): "there may be \(limit) webhook endpoints at most"
        }
    }
}
