import Conversations
import Delivery
import Storage
import WebService

/// Carries administrative requests out on a store.
struct Administration: Sendable {
    let database: any SQLDatabase
    let endpoints: WebhookEndpoints

    func perform(_ request: AdministrativeRequest, at now: Instant) async throws -> AdministrativeAnswer {
        do {
            return try await answer(to: request, at: now)
        } catch let error as WebhookEndpointError {
            return .refused("\(error)")
        } catch let error as NoIdentifier {
            return .refused(error.description)
        }
    }

    private func answer(to request: AdministrativeRequest, at now: Instant) async throws -> AdministrativeAnswer {
        switch request {
        case .createToken(let name, let scopes): try await createToken(name: name, scopes: scopes, at: now)
        case .listTokens: .tokens(try await database.read { try TokenStore($0).list() }.map(Self.info))
        case .revokeToken(let id):
            .count(
                try await database.write {
                    try TokenStore($0).revoke(try Self.identifier(id), at: now) ? 1 : 0
                })
        case .createEndpoint(let url, let types, let description):
            try await createEndpoint(url: url, types: types, description: description, at: now)
        case .listEndpoints: .endpoints(try await database.read { try EndpointStore($0).list() }.map(Self.entry))
        case .deleteEndpoint(let id):
            try await deleted(id, at: now)
        case .replayEndpoint(let id):
            .count(try await endpoints.replayAll(try Self.identifier(id), at: now))
        case .status: .status(try await status())
        }
    }

    private func createToken(name: String, scopes: [String], at now: Instant) async throws -> AdministrativeAnswer {
        let bearer = BearerToken.generate()
        let token = AccessToken(id: .fresh(at: now), name: name, hash: bearer.hash, scopes: scopes, createdAt: now)
        try await database.write { try TokenStore($0).insert(token) }
        return .token(Self.info(token), secret: bearer.text)
    }

    private func createEndpoint(
        url: String, types: [String], description: String?, at now: Instant
    ) async throws -> AdministrativeAnswer {
        let endpoint = try await endpoints.create(url: url, eventTypes: types, description: description, at: now)
        return .endpoint(Self.info(endpoint), secret: endpoint.secret)
    }

    private func deleted(_ id: String, at now: Instant) async throws -> AdministrativeAnswer {
        try await endpoints.delete(try Self.identifier(id), at: now)
        return .count(1)
    }

    private func status() async throws -> AdministrativeAnswer.StoreStatus {
        try await database.read { connection in
            let identities = IdentityStore(connection)
            return AdministrativeAnswer.StoreStatus(
                conversationsWaiting: try ConversationStore(connection).waitingCount(),
                deliveries: Dictionary(
                    uniqueKeysWithValues: try DeliveryStore(connection).backlog().map { ($0.key.rawValue, $0.value) }),
                endpoints: try EndpointStore(connection).count(),
                tokens: try TokenStore(connection).list().count { $0.revokedAt == nil },
                identitiesInDoubt: try identities.count(.doubtful),
                customersInDoubt: try identities.list(.doubtful, limit: 10).map(\.customer.rawValue))
        }
    }

    /// What somebody typed as an identifier.
    private static func identifier<Subject>(_ text: String) throws(NoIdentifier) -> Identifier<Subject> {
        guard let identifier = Identifier<Subject>(text) else {
            throw NoIdentifier(text: text, prefix: Subject.prefix)
        }
        return identifier
    }

    private static func info(_ token: AccessToken) -> AdministrativeAnswer.TokenInfo {
        .init(
            id: token.id.rawValue, name: token.name, scopes: token.scopes, createdAt: token.createdAt,
            revokedAt: token.revokedAt)
    }

    private static func entry(_ entry: ListEntry<String, WebhookEndpoint>) -> AdministrativeAnswer.EndpointEntry {
        switch entry.content {
        case .success(let endpoint): .readable(info(endpoint))
        case .failure(let row): .unreadable(.init(id: row.key, unreadable: "\(row.error)"))
        }
    }

    private static func info(_ endpoint: WebhookEndpoint) -> AdministrativeAnswer.EndpointInfo {
        .init(
            id: endpoint.id.rawValue, url: endpoint.url, eventTypes: endpoint.eventTypes, enabled: endpoint.enabled,
            disabledReason: endpoint.disabledReason)
    }
}

/// A text that cannot be anything's identifier.
private struct NoIdentifier: Error, CustomStringConvertible {
    var text: String
    var prefix: String

    var description: String { "\(text.quoted) is no identifier that begins with \(prefix)" }
}
