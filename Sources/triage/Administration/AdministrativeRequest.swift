/// What the command line asks of a store: carried out directly, or by the service that owns the store.
enum AdministrativeRequest: Codable, Sendable {
    case createToken(name: String, scopes: [String])
    case listTokens
    case revokeToken(id: String)
    case createEndpoint(url: String, eventTypes: [String], description: String?)
    case listEndpoints
    case deleteEndpoint(id: String)
    case replayEndpoint(id: String)
    case status

    /// What a request does to a store, and so how the store is opened for it.
    enum Effect {
        /// Looks at what is there.
        case none
        /// Changes what is there.
        case change
        /// Brings something into a store, which is made when it is not there yet.
        case addition
    }

    var effect: Effect {
        switch self {
        case .listTokens, .listEndpoints, .status: .none
        case .revokeToken, .deleteEndpoint, .replayEndpoint: .change
        case .createToken, .createEndpoint: .addition
        }
    }
}
