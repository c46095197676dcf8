package import Conversations
package import Transport

/// What an attempt means for the delivery and for the endpoint.
package enum AttemptResult: Hashable, Sendable {
    /// Any status of 2xx.
    case delivered
    /// 410: the receiver wants no more, ever.
    case gone
    /// The receiver says no and will say so again: other statuses of 4xx, redirects.
    case refused
    /// We may not send there: a forbidden address, or an endpoint that cannot be read.
    case blocked
    /// The receiver failed on this event.
    case failed
    /// The endpoint as a whole is not to be had: no connection, no proof of identity, no answer in time, 429, 502, 503, 504.
    ///
    /// - Parameter retryAfter: for how many milliseconds a 429 or 503 asks for patience.
    case unavailable(retryAfter: Int64?)
    /// We gave up ourselves, for instance on shutdown; it counts for nothing.
    case abandoned

    package init(_ result: Result<OutboundResponse, OutboundFailure>, at now: Instant) {
        switch result {
        case .failure(.cancelled): self = .abandoned
        case .failure(.blockedAddress), .failure(.badURL): self = .blocked
        case .failure: self = .unavailable(retryAfter: nil)
        case .success(let response):
            switch response.status {
            case 200...299: self = .delivered
            case 410: self = .gone
            case 429, 503:
                self = .unavailable(
                    retryAfter: response.header("retry-after").flatMap { RetryAfter.milliseconds($0, at: now) })
            case 502, 504: self = .unavailable(retryAfter: nil)
            case 408, 409, 425, 500...: self = .failed
            default: self = .refused
            }
        }
    }

    /// Whether the endpoint answered like one that works; nil when the attempt says nothing about it.
    package var isHealthy: Bool? {
        switch self {
        case .delivered, .gone, .refused: true
        case .failed, .unavailable: false
        case .blocked, .abandoned: nil
        }
    }
}
