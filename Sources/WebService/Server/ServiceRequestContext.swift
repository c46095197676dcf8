import Hummingbird
import NIOCore

/// What is known about a request on its way through the middleware.
struct ServiceRequestContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Who is calling; nil until the token was checked.
    var caller: Caller?
    /// The connection it came on.
    let channel: any NIOCore.Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
    }

    /// - Throws: `401` when nobody was recognised, `403` when they may not.
    func require(_ scope: Scope) throws -> Caller {
        guard let caller else { throw Problem.unauthorized }
        guard caller.scopes.contains(scope) else { throw Problem.forbidden(scope: scope.rawValue) }
        return caller
    }
}
