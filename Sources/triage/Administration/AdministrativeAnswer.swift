import Conversations

/// What came of an administrative request.
enum AdministrativeAnswer: Codable, Sendable {
    case token(TokenInfo, secret: String)
    case tokens([TokenInfo])
    case endpoint(EndpointInfo, secret: String)
    case endpoints([EndpointEntry])
    case count(Int)
    case status(StoreStatus)
    case refused(String)

    struct TokenInfo: Codable, Sendable {
        var id: String
        var name: String
        var scopes: [String]
        var createdAt: Instant
        var revokedAt: Instant?

        enum CodingKeys: String, CodingKey {
            case id, name, scopes
            case createdAt = "created_at"
            case revokedAt = "revoked_at"
        }
    }

    struct EndpointInfo: Codable, Sendable {
        var id: String
        var url: String
        var eventTypes: [String]
        var enabled: Bool
        var disabledReason: String?

        enum CodingKeys: String, CodingKey {
            case id, url, enabled
            case eventTypes = "event_types"
            case disabledReason = "disabled_reason"
        }
    }

    /// An endpoint of a list, which may not be readable.
    enum EndpointEntry: Codable, Sendable {
        case readable(EndpointInfo)
        case unreadable(UnreadableInfo)
    }

    /// What can be told of a row that cannot be read: its id, and why.
    struct UnreadableInfo: Codable, Sendable {
        var id: String
        var unreadable: String
    }

    struct StoreStatus: Codable, Sendable {
        var conversationsWaiting: Int64
        var deliveries: [String: Int64]
        var endpoints: Int
        var tokens: Int
        /// Identifiers of which nobody knows whether they are another's.
        var identitiesInDoubt: Int64
        /// Whose the first of them are.
        var customersInDoubt: [String]
    }
}

/// Each is nil unless the answer is of that kind.
extension AdministrativeAnswer {
    var tokenAndSecret: (token: TokenInfo, secret: String)? {
        if case .token(let token, let secret) = self { (token, secret) } else { nil }
    }

    var tokenList: [TokenInfo]? { if case .tokens(let tokens) = self { tokens } else { nil } }

    var endpointAndSecret: (endpoint: EndpointInfo, secret: String)? {
        if case .endpoint(let endpoint, let secret) = self { (endpoint, secret) } else { nil }
    }

    var endpointList: [EndpointEntry]? { if case .endpoints(let endpoints) = self { endpoints } else { nil } }

    /// Of what was changed.
    var number: Int? { if case .count(let count) = self { count } else { nil } }

    var storeStatus: StoreStatus? { if case .status(let status) = self { status } else { nil } }
}
