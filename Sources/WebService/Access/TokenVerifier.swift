import Conversations
import Storage
import Synchronization

/// Recognises tokens, remembering for a moment what the store said.
final class TokenVerifier: Sendable {
    /// How long a remembered token is trusted; a revoked one stops working within this time.
    private static let trust: Duration = .seconds(1)
    private static let capacity = 10_000

    private struct Remembered {
        let caller: Caller
        let until: ContinuousClock.Instant
    }

    private let database: any SQLDatabase
    private let remembered = Mutex<[String: Remembered]>([:])

    init(database: any SQLDatabase) {
        self.database = database
    }

    /// Who a token belongs to; nil when nobody.
    func caller(with token: BearerToken) async throws -> Caller? {
        let hash = token.hash
        let now = ContinuousClock.now
        if let known = remembered.withLock({ $0[hash] }), known.until > now { return known.caller }
        guard let stored = try await database.read({ try TokenStore($0).find(hash: hash) }) else {
            _ = remembered.withLock { $0.removeValue(forKey: hash) }
            return nil
        }
        let caller = Caller(tokenID: stored.id, name: stored.name, scopes: Set(stored.scopes.compactMap(Scope.init)))
        remembered.withLock { remembered in
            if remembered.count >= Self.capacity { remembered.removeAll() }
            remembered[hash] = Remembered(caller: caller, until: now + Self.trust)
        }
        return caller
    }
}

/// Who is calling, by token.
struct Caller: Sendable, Hashable {
    let tokenID: Identifier<AccessToken>
    let name: String
    let scopes: Set<Scope>
}
