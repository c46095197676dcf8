import TestSupport
import Transport

/// A client that may talk to this machine, with short times.
func client(
    total: Duration = .seconds(10), inFlight: Int = 128, policy: AddressPolicy = AddressPolicy(allowsPrivate: true),
    lookup: @escaping HostLookup = { _ in .success([IPAddress("127.0.0.1")].compactMap(\.self)) }
) -> OutboundHTTP {
    OutboundHTTP(
        OutboundConfiguration(
            addresses: policy, allowsPlainHTTP: true, totalTimeout: total, resolveTimeout: .milliseconds(300),
            maximumInFlight: inFlight, lookup: lookup))
}

extension OutboundHTTP {
    func get(_ url: String) async -> Result<OutboundResponse, OutboundFailure> {
        await send(OutboundRequest(url: url, method: .get)).result
    }

    func post(_ url: String, body: String = "{}") async -> Result<OutboundResponse, OutboundFailure> {
        await send(OutboundRequest(url: url, method: .post(Array(body.utf8)))).result
    }
}

extension Result<OutboundResponse, OutboundFailure> {
    /// The answer's status, or the failure's name.
    var summary: String {
        switch self {
        case .success(let response): "\(response.status)"
        case .failure(.blockedAddress): "blockedAddress"
        case .failure(.badURL): "badURL"
        case .failure(.resolve): "resolve"
        case .failure(.connect): "connect"
        case .failure(.tls): "tls"
        case .failure(.timeout): "timeout"
        case .failure(.tooLarge): "tooLarge"
        case .failure(.protocol): "protocol"
        case .failure(.cancelled): "cancelled"
        }
    }
}
