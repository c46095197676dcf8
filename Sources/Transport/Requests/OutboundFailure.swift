/// Why no answer came.
///
/// The text says more to people; programs look at the case.
package enum OutboundFailure: Error, Hashable, Sendable {
    /// An address that the policy does not permit. No connection was made.
    case blockedAddress(String)
    /// Not a URL that may be requested. No connection was made.
    case badURL(String)
    /// The host's name has no address, or none came in time.
    case resolve(String)
    /// No connection came about.
    case connect(String)
    /// The other side could not prove who it is, or offers no modern encryption.
    case tls(String)
    case timeout(String)
    /// Headers without end. (A long body is cut off, not a failure.)
    case tooLarge(String)
    /// What came back is not HTTP, or broke off.
    case `protocol`(String)
    /// The caller gave up, or the client is shutting down.
    case cancelled
}

extension OutboundFailure: CustomStringConvertible {
    package var description: String {
        switch self {
        case .blockedAddress(let detail): "blocked address: \(detail)"
        case .badURL(let detail): "bad URL: \(detail)"
        case .resolve(let detail): "host not found: \(detail)"
        case .connect(let detail): "no connection: \(detail)"
        case .tls(let detail): "TLS: \(detail)"
        case .timeout(let detail): "timeout: \(detail)"
        case .tooLarge(let detail): "answer too large: \(detail)"
        case .protocol(let detail): "protocol: \(detail)"
        case .cancelled: "cancelled"
        }
    }
}
